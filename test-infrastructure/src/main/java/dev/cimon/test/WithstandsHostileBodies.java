package dev.cimon.test;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What every gateway answers to bodies that no provider would send. */
public interface WithstandsHostileBodies {

    int ROUNDS = 40;

    /** All that take webhooks. */
    List<Endpoint> endpoints();

    String topic();

    /** A body whose JSON this is, as this endpoint takes it. */
    byte[] body(Endpoint endpoint, String json);

    @Test
    default void takesOrRejectsWhatIsSignedButGarbled() {
        try (Watch watch = new Watch(topic())) {
            RandomGenerator random = watch.random();
            for (Endpoint endpoint : endpoints()) {
                for (int round = 0; round < ROUNDS; round++) {
                    byte[] garbled = Mutants.garbled(endpoint.ordinary(), random);
                    watch.saw(endpoint.signed(garbled), garbled, 200, 202, 400);
                }
            }
        }
    }

    @Test
    default void letsNothingInThatWasGarbledAfterItWasSigned() {
        try (Watch watch = new Watch(topic())) {
            RandomGenerator random = watch.random();
            for (Endpoint endpoint : endpoints()) {
                Map<String, String> headers = endpoint.signing().apply(endpoint.ordinary());
                for (int round = 0; round < ROUNDS; round++) {
                    byte[] garbled = Mutants.garbled(endpoint.ordinary(), random);
                    if (!Arrays.equals(garbled, endpoint.ordinary())) {
                        watch.saw(endpoint.post(headers, garbled), garbled, 401);
                        watch.saw(endpoint.post(Map.of(), garbled), garbled, 401);
                    }
                }
            }
            watch.nothingReachedTheTopic();
        }
    }

    @Test
    default void refusesEverySignatureButTheRightOne() {
        try (Watch watch = new Watch(topic())) {
            for (Endpoint endpoint : endpoints()) {
                Map<String, String> headers = endpoint.signing().apply(endpoint.ordinary());
                Map.Entry<String, String> signature = headers.entrySet().stream()
                        .filter(header -> header.getKey().contains("signature"))
                        .findFirst()
                        .orElseThrow();
                String right = signature.getValue();
                String scheme = right.substring(0, right.indexOf('=') + 1);
                String hex = right.substring(scheme.length());
                for (String wrong : List.of(
                        "",
                        scheme,
                        hex,
                        scheme + hex.substring(1),
                        scheme + hex + "0",
                        scheme + " " + hex,
                        scheme + hex.replace(hex.charAt(9), hex.charAt(9) == '0' ? '1' : '0'),
                        scheme + "0".repeat(64),
                        scheme + "é".repeat(64),
                        scheme + "x".repeat(5_000))) {
                    Map<String, String> tampered = new HashMap<>(headers);
                    tampered.put(signature.getKey(), wrong);
                    watch.saw(endpoint.post(tampered, endpoint.ordinary()), wrong, 401);
                }
            }
            watch.nothingReachedTheTopic();
        }
    }

    @Test
    default void rejectsJsonThatIsNestedTooDeepToBeRead() {
        try (Watch watch = new Watch(topic())) {
            for (Endpoint endpoint : endpoints()) {
                for (String nested :
                        List.of("[".repeat(100_000), "{\"a\":".repeat(50_000), "{\"type\":" + "[".repeat(100_000))) {
                    watch.saw(endpoint.signed(body(endpoint, nested)), nested, 400);
                }
            }
            watch.nothingReachedTheTopic();
        }
    }

    @Test
    default void takesOrRejectsWhatIsNoText() {
        List<byte[]> bodies = Stream.of(
                        "\0",
                        "\0".repeat(10_000),
                        "\u00ff\u00fe\u00fd",
                        "\u00ed\u00a0\u0080",
                        "{\"type\":\"\u00c0\u0080\"}",
                        "{\"type\":\"\u00ed\u00a0\u0080\",\"action\":\"\u00ff\"}",
                        "\u00ef\u00bb\u00bf{}",
                        "{\"type\":" + "9".repeat(500_000) + "}",
                        "{\"number\":1e" + "9".repeat(500) + "}",
                        "{\"" + "k".repeat(200_000) + "\":1}",
                        "{\"type\":\"" + "t".repeat(200_000) + "\"}",
                        IntStream.range(0, 20_000)
                                .mapToObj(n -> "f" + n + "=" + n)
                                .reduce((a, b) -> a + "&" + b)
                                .orElseThrow(),
                        "&".repeat(100_000),
                        "payload=%",
                        "payload=%zz&=&==",
                        "payload=%ed%a0%80&command=%00")
                .map(body -> body.getBytes(ISO_8859_1))
                .toList();
        try (Watch watch = new Watch(topic())) {
            for (Endpoint endpoint : endpoints()) {
                for (byte[] body : bodies) {
                    watch.saw(endpoint.signed(body), body, 202, 400);
                }
            }
            watch.nothingReachedTheTopic();
        }
    }

    @Test
    default void inflatesNothing() {
        byte[] bomb = gzip("{\"type\":\"" + " ".repeat(20_000_000) + "\"}");
        try (Watch watch = new Watch(topic())) {
            for (Endpoint endpoint : endpoints()) {
                for (byte[] packed : List.of(bomb, gzip(new String(endpoint.ordinary(), UTF_8)))) {
                    Map<String, String> headers =
                            new HashMap<>(endpoint.signing().apply(packed));
                    headers.put("content-encoding", "gzip");
                    watch.saw(endpoint.post(headers, packed), "gzip", 400);
                }
            }
            watch.nothingReachedTheTopic();
        }
    }

    /** Sends the payload with each one thing in it missing or otherwise. */
    default void takesOrRejectsMutants(Endpoint endpoint, String json) {
        try (Watch watch = new Watch(topic())) {
            watch.saw(endpoint.signed(body(endpoint, json)), json, 200, 202);
            for (String mutant : Mutants.of(json)) {
                watch.saw(endpoint.signed(body(endpoint, mutant)), mutant, 200, 202, 400);
            }
        }
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
