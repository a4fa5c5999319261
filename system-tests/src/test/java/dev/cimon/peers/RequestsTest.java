package dev.cimon.peers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class RequestsTest {

    @Test
    void signsPushesOfEightKilobytesAsGitHubDoes() throws Exception {
        Sent sent = sent(Workload.PUSH.requests("/hooks", 1), 1).getFirst();

        assertThat(sent.line()).isEqualTo("POST /hooks HTTP/1.1");
        assertThat(sent.body()).hasSize(8 * 1024);
        assertThat(sent.header("content-length")).isEqualTo("8192");
        assertThat(sent.header("x-github-event")).isEqualTo("push");
        assertThat(sent.header("x-hub-signature-256"))
                .isEqualTo("sha256=" + hmac("sandbox-github-secret", sent.body()));
        assertThat(json(sent).at("/repository/full_name").asText()).isEqualTo("acme/shop");
    }

    @Test
    void signsPullRequestsOfTwentyFourKilobytes() throws Exception {
        Sent sent = sent(Workload.PULL_REQUEST.requests("/", 1), 1).getFirst();

        assertThat(sent.body()).hasSize(24 * 1024);
        assertThat(sent.header("x-hub-signature-256"))
                .isEqualTo("sha256=" + hmac("sandbox-github-secret", sent.body()));
        assertThat(json(sent).at("/pull_request/head/repo/full_name").asText()).isEqualTo("acme/shop");
    }

    @Test
    void givesEveryDeliveryAnIdOfItsOwn() {
        assertThat(sent(Workload.PUSH.requests("/", 1), 300))
                .extracting(sent -> sent.header("x-github-delivery"))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
    }

    @Test
    void signsCommandsAsSlackDoes() throws Exception {
        Sent sent = sent(Workload.SLASH_COMMAND.requests("/slack", 1), 1).getFirst();

        String signed = "v0:" + sent.header("x-slack-request-timestamp") + ":" + sent.body();
        assertThat(sent.header("x-slack-signature")).isEqualTo("v0=" + hmac("sandbox-slack-secret", signed));
        assertThat(sent.header("content-length"))
                .isEqualTo(Integer.toString(sent.body().length()));
        assertThat(sent.body()).contains("&command=%2Fcimon&text=deploy+main+to+preview&");
    }

    @Test
    void givesEveryCommandATriggerOfItsOwn() {
        assertThat(sent(Workload.SLASH_COMMAND.requests("/", 300), 300))
                .extracting(sent -> sent.body().replaceAll(".*trigger_id=", ""))
                .doesNotHaveDuplicates();
    }

    private static List<Sent> sent(Requests requests, int count) {
        return Stream.generate(() -> Sent.by(requests)).limit(count).toList();
    }

    private static JsonNode json(Sent sent) throws IOException {
        return new ObjectMapper().readTree(sent.body());
    }

    private static String hmac(String secret, String content) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
    }

    private record Sent(String line, Map<String, String> headers, String body) {

        static Sent by(Requests requests) {
            ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
            requests.writeTo(buffer);
            String[] parts =
                    new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8).split("\r\n\r\n", 2);
            List<String> head = parts[0].lines().toList();
            Map<String, String> headers = head.stream()
                    .skip(1)
                    .map(line -> line.split(": ", 2))
                    .collect(Collectors.toMap(field -> field[0].toLowerCase(Locale.ROOT), field -> field[1]));
            return new Sent(head.getFirst(), headers, parts[1]);
        }

        String header(String name) {
            return String.valueOf(headers.get(name));
        }
    }
}
