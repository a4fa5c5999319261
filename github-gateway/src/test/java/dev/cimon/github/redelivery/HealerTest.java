package dev.cimon.github.redelivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.metric.Meters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HealerTest {

    private static final Duration EVERY = Duration.ofMinutes(3);
    private static final GitHubApp APP = new GitHubApp("4711", AppKeys.privateKey(AppKeys.generate(1024)));

    private final SteppingClock clock = new SteppingClock();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ScriptedGitHub github = new ScriptedGitHub();
    private boolean ready = true;
    private boolean listens = true;
    private final List<Receiver.Taken> healed = new ArrayList<>();
    private final Healer healer = new Healer(
            github.url(),
            APP,
            new Healer.Rhythm(EVERY, Duration.ofMillis(1)),
            receiver(event -> !event.equals("star")),
            clock,
            new Meters(meters));

    HealerTest() throws IOException {}

    @AfterEach
    void close() throws InterruptedException {
        healer.stop();
        github.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 401, 403, 404, 408, 429, 500, 502, 503, 504})
    void asksForWhatNobodyTook(int status) throws InterruptedException {
        attempt(1, "a", status);
        attempt(2, "b", 202);
        pass();
        assertThat(github.asked).containsExactly(1L);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413})
    void doesNotAskForWhatWouldBeRefusedAgain(int status) throws InterruptedException {
        attempt(1, "a", status);
        pass();
        assertThat(github.asked).isEmpty();
    }

    @Test
    void doesNotAskForWhatMeansNothing() throws InterruptedException {
        github.attempts.add(new Attempt(1, "a", clock.instant(), false, 503, "star", 1L));
        pass();
        assertThat(github.asked).isEmpty();
    }

    @Test
    void asksForTheNewestAttemptAndTheOldestDeliveryFirst() throws InterruptedException {
        attempt(1, "a", 503);
        attempt(2, "b", 503);
        redelivery(3, "a", 503);
        attempt(4, "c", 0);
        pass();
        assertThat(github.asked).containsExactly(2L, 3L, 4L);
    }

    @Test
    void asksExactlyForTheDeliveriesWithoutASuccessWhateverTheirHistory() throws InterruptedException, IOException {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            try (ScriptedGitHub anyGitHub = new ScriptedGitHub()) {
                Map<String, Attempt> newest = history(random, anyGitHub.attempts);
                Healer any = new Healer(
                        anyGitHub.url(),
                        APP,
                        new Healer.Rhythm(EVERY, Duration.ZERO),
                        receiver(_ -> true),
                        clock,
                        new Meters(meters));
                any.pass();
                List<Long> expected = newest.values().stream()
                        .filter(attempt -> anyGitHub.attempts.stream()
                                .noneMatch(
                                        other -> other.guid().equals(attempt.guid()) && other.statusCode() / 100 == 2))
                        .filter(attempt -> attempt.statusCode() != 400 && attempt.statusCode() != 413)
                        .map(Attempt::id)
                        .toList();
                assertThat(anyGitHub.asked).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(expected);
                any.stop();
            }
        }
    }

    @Test
    void asksOnceMoreAfterAPauseThatGrows() throws InterruptedException {
        attempt(1, "a", 503);
        List<Long> minutes = new ArrayList<>();
        Instant start = clock.instant();
        for (int i = 0; i < 200; i++) {
            int before = github.asked.size();
            pass();
            if (github.asked.size() > before) {
                minutes.add(Duration.between(start, clock.instant()).toMinutes());
            }
            clock.forward(EVERY);
        }
        assertThat(minutes).startsWith(0L, 6L, 18L, 42L, 90L, 150L, 210L).hasSizeBetween(12, 15);
    }

    @Test
    void countsWhatBecameOfItsRequests() throws InterruptedException {
        attempt(1, "a", 503);
        attempt(2, "b", 503);
        pass();
        clock.forward(EVERY);
        redelivery(3, "a", 202);
        redelivery(4, "b", 500);
        pass();
        clock.forward(EVERY);
        pass();
        assertThat(healed).extracting(Receiver.Taken::id).containsExactly("a");
        assertThat(count("failed")).isEqualTo(1);
        assertThat(github.asked).containsExactly(1L, 2L, 4L);
    }

    @Test
    void tellsOnceWhatCame() throws InterruptedException {
        attempt(1, "a", 503);
        pass();
        clock.forward(EVERY);
        redelivery(2, "a", 202);
        listens = false;
        pass();
        assertThat(healed).isEmpty();
        listens = true;
        pass();
        pass();
        assertThat(healed).containsExactly(new Receiver.Taken("a", "push", clock.instant(), "acme/shop", 1L));
    }

    @Test
    void tellsWhatCameWhileItMayNotAskForMore() throws InterruptedException {
        attempt(1, "a", 503);
        attempt(2, "b", 503);
        pass();
        clock.forward(EVERY.multipliedBy(2));
        redelivery(3, "a", 202);
        github.refuse("POST", 500, "");
        pass();
        assertThat(healed).extracting(Receiver.Taken::id).containsExactly("a");
        assertThat(github.asked).containsExactly(1L, 2L);
    }

    @Test
    void readsTheListOnceAndThenOnlyWhatIsNew() throws InterruptedException {
        for (int i = 1; i <= 30; i++) {
            clock.forward(Duration.ofHours(1));
            attempt(i, "g" + i, 202);
        }
        pass();
        assertThat(github.calls).hasSize(10);
        clock.forward(Duration.ofHours(1));
        attempt(31, "late", 503);
        redelivery(32, "g1", 503);
        pass();
        assertThat(github.calls).filteredOn(call -> call.startsWith("GET")).hasSize(12);
        assertThat(github.asked).containsExactly(31L);
    }

    @Test
    void givesUpThreeDaysAfterTheFirstAttempt() throws InterruptedException {
        attempt(1, "a", 503);
        clock.forward(Duration.ofHours(71));
        redelivery(2, "a", 503);
        pass();
        clock.forward(Duration.ofHours(2));
        pass();
        assertThat(github.asked).containsExactly(2L);
    }

    @Test
    void waitsUntilADeliveryWouldBeTaken() throws InterruptedException {
        attempt(1, "a", 503);
        ready = false;
        pass();
        assertThat(github.calls).isEmpty();
        ready = true;
        pass();
        assertThat(github.asked).containsExactly(1L);
    }

    @Test
    void asksInPortionsAndLooksAgainInBetween() throws InterruptedException {
        for (int i = 1; i <= 150; i++) {
            attempt(i, "g" + i, 503);
        }
        assertThat(healer.pass()).isLessThan(EVERY);
        assertThat(github.asked).hasSize(100);
        assertThat(healer.pass()).isEqualTo(EVERY);
        assertThat(github.asked).hasSize(150).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "401,,, 180",
        "403,,, 180",
        "404,,, 180",
        "429, retry-after, 900, 900",
        "403, retry-after, 900, 900",
        "429, retry-after, 5, 180",
        "503, retry-after, 900, 900",
        "429,,, 180",
        "500,,, 180",
        "0,,, 180"
    })
    void outlivesWhatGitHubRefusesAndHonoursTheWaitItAsksFor(int status, String header, String value, int seconds)
            throws InterruptedException {
        attempt(1, "a", 503);
        String[] headers = header == null ? new String[0] : new String[] {header, value};
        github.refuse("GET", status, "{\"message\":\"no\"}", headers);
        assertThat(healer.pass()).isEqualTo(Duration.ofSeconds(seconds));
        github.refuseNothing();
        pass();
        assertThat(github.asked).containsExactly(1L);
    }

    @Test
    void waitsUntilTheHourlyLimitIsReset() throws InterruptedException {
        String reset = Long.toString(clock.instant().plusSeconds(1200).getEpochSecond());
        github.refuse("GET", 403, "{}", "x-ratelimit-remaining", "0", "x-ratelimit-reset", reset);
        assertThat(healer.pass()).isEqualTo(Duration.ofMinutes(20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "[{\"id\":1}]", "[null]"})
    void outlivesAnAnswerThatIsNotGitHubs(String body) throws InterruptedException {
        github.refuse("GET", 200, body);
        assertThat(healer.pass()).isEqualTo(EVERY);
    }

    @Test
    void stopsAskingWhenGitHubHasEnough() throws InterruptedException {
        attempt(1, "a", 503);
        attempt(2, "b", 503);
        github.refuse("POST", 429, "", "retry-after", "600");
        assertThat(healer.pass()).isEqualTo(Duration.ofMinutes(10));
        assertThat(github.calls).filteredOn(call -> call.startsWith("POST")).hasSize(1);
        github.refuseNothing();
        pass();
        assertThat(github.asked).containsExactly(2L);
        clock.forward(EVERY.multipliedBy(2));
        pass();
        assertThat(github.asked).containsExactly(2L, 1L, 2L);
    }

    @Test
    void goesOnToTheNextWhenOneIsNotToBeHad() throws InterruptedException {
        attempt(1, "a", 503);
        attempt(2, "b", 503);
        github.refuse("POST", 422, "");
        pass();
        assertThat(github.calls).filteredOn(call -> call.startsWith("POST")).hasSize(2);
        assertThat(count("failed")).isEqualTo(2);
    }

    private Receiver receiver(Predicate<String> reads) {
        return new Receiver() {
            @Override
            public boolean reads(String event) {
                return reads.test(event);
            }

            @Override
            public boolean ready() {
                return ready;
            }

            @Override
            public boolean healed(Taken delivery) {
                return listens && healed.add(delivery);
            }
        };
    }

    private Map<String, Attempt> history(Random random, List<Attempt> attempts) {
        int[] answers = {0, 202, 200, 401, 400, 413, 500, 503};
        Map<String, Attempt> newest = new HashMap<>();
        int size = random.nextInt(1, 25);
        Instant at = clock.instant().minusSeconds(size);
        for (int id = 1; id <= size; id++) {
            String guid = "g" + random.nextInt(8);
            int status = answers[random.nextInt(answers.length)];
            Attempt attempt = new Attempt(id, guid, at.plusSeconds(id), newest.containsKey(guid), status, "push", 1L);
            newest.put(guid, attempt);
            attempts.add(attempt);
        }
        return newest;
    }

    private void attempt(long id, String guid, int status) {
        github.attempts.add(new Attempt(id, guid, clock.instant(), false, status, "push", 1L));
    }

    private void redelivery(long id, String guid, int status) {
        github.attempts.add(new Attempt(id, guid, clock.instant(), true, status, "push", 1L));
    }

    private void pass() throws InterruptedException {
        healer.pass();
    }

    private double count(String what) {
        return meters.counter("cimon.deliveries." + what).count();
    }
}
