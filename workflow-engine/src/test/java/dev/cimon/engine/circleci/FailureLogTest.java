package dev.cimon.engine.circleci;

import static dev.cimon.engine.circleci.CircleCiTriggerTest.clientOf;
import static dev.cimon.engine.circleci.CircleCiTriggerTest.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.provider.Outcome;
import dev.cimon.engine.provider.ScriptedServer;
import dev.cimon.events.reference.RepositoryName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FailureLogTest {
    private static final RepositoryName SHOP = RepositoryName.of("acme/shop");

    @Test
    void readsThePartsOfTheFailedStepFromAStorageServiceWithoutOurToken() {
        try (ScriptedServer api = new ScriptedServer();
                ScriptedServer storage = new ScriptedServer()) {
            api.on("GET /v1.1/project/gh/acme/shop/12", 200, """
                    {"steps":[
                      {"name":"Checkout","actions":[{"status":"success","failed":null,"output_url":"%1$s/ok"}]},
                      {"name":"Nothing","actions":[{"status":"canceled"}]},
                      {"name":"Deploy","actions":[{"status":"failed","failed":true,"output_url":"%1$s/broken"}]}]}""".formatted(storage.url()));
            storage.on("GET /broken", 200, """
                    [{"message":"\\u001b[31mError:\\u001b[0m no space","type":"out"},{"message":" left\\r\\n","type":"err"}]""");

            assertThat(done(clientOf(api.url().resolve("/v2"), "secret").failureLog(SHOP, 12)))
                    .contains("Error: no space left");
            assertThat(api.received().getFirst().headers()).containsEntry("Circle-token", List.of("secret"));
            assertThat(storage.received().getFirst().headers()).doesNotContainKey("Circle-token");
        }
    }

    @Test
    void isAbsentWhereTheOutputIsGone() {
        try (ScriptedServer api = new ScriptedServer()) {
            api.on("GET /v1.1/project/gh/acme/shop/12", 200, """
                    {"steps":[{"actions":[{"failed":true,"output_url":"%s/gone"}]}]}""".formatted(api.url()));

            assertThat(clientOf(api.url().resolve("/v2"), "t").failureLog(SHOP, 12))
                    .isEqualTo(new Outcome.Done<>(Optional.empty()));
        }
    }

    @Test
    void keepsTheLastTwentyLines() {
        String output = IntStream.rangeClosed(1, 50).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));

        assertThat(FailureLog.end(output).orElseThrow().lines())
                .hasSize(20)
                .startsWith("line 31")
                .endsWith("line 50");
    }

    @Test
    void keepsTheEndOfLongLines() {
        String text = FailureLog.end("a".repeat(5_000) + "the reason").orElseThrow();

        assertThat(text).hasSize(2_500).startsWith("…").endsWith("the reason");
    }

    @Test
    void showsOfAProgressBarOnlyItsLastState() {
        assertThat(FailureLog.end("10 %\r50 %\r100 %\nfailed\n")).contains("100 %\nfailed");
    }

    @Test
    void isAbsentWhereNothingWasPrinted() {
        assertThat(FailureLog.end(" \n\u001b[0m\n")).isEmpty();
    }
}
