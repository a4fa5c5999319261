package dev.cimon.test;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.function.Function;

/**
 * One endpoint of a gateway.
 *
 * @param signing the headers with which the provider sends this body now
 * @param text a body that the provider would send
 */
public record Endpoint(URI root, String path, Function<byte[], Map<String, String>> signing, String text) {

    private static final WebhookClient CLIENT = new WebhookClient();

    public byte[] ordinary() {
        return text.getBytes(UTF_8);
    }

    public HttpResponse<String> signed(byte[] body) {
        return post(signing.apply(body), body);
    }

    public HttpResponse<String> post(Map<String, String> headers, byte[] body) {
        return CLIENT.post(root.resolve(path), headers, body);
    }

    /** The signed request as it goes over the wire. */
    public byte[] wire(byte[] body, String... moreHeaders) {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        wire.writeBytes(head(body, moreHeaders).getBytes(ISO_8859_1));
        wire.writeBytes(("Content-Length: " + body.length + "\r\n\r\n").getBytes(ISO_8859_1));
        wire.writeBytes(body);
        return wire.toByteArray();
    }

    /** The signed request up to where the headers tell how long the body is. */
    public String head(byte[] body, String... moreHeaders) {
        StringBuilder head = new StringBuilder("POST " + path + " HTTP/1.1\r\nHost: gateway\r\n");
        signing.apply(body).forEach((name, value) -> head.append(header(name, value)));
        for (String header : moreHeaders) {
            head.append(header).append("\r\n");
        }
        return head.toString();
    }

    private static String header(String name, String value) {
        return name + ": " + value + "\r\n";
    }
}
