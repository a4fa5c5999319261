package dev.cimon.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.SerializationFeature;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.DeploymentState;
import dev.cimon.events.EventCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What stands in the database outlives the code that wrote it. The files are never changed: whoever changes a record
 * makes it read them all the same.
 */
class StoredFormTest {

    private static final Path STORED = Path.of("src/test/resources/stored");

    static Stream<DeploymentState> states() {
        return Samples.states().stream();
    }

    static Stream<Effect> effects() {
        return EffectSamples.all().stream();
    }

    @ParameterizedTest
    @MethodSource("states")
    void readsADeploymentBackAsItWasWritten(DeploymentState state) throws IOException {
        Deployment plain = Samples.deployment(state);
        Deployment full = plain.delayed("GitHub").endRequested("The pull request was closed.");
        assertThat(again(plain, Deployment.class)).isEqualTo(plain);
        assertThat(again(full, Deployment.class)).isEqualTo(full);
    }

    @Test
    void readsADeploymentWithoutCommitBack() throws IOException {
        Deployment unresolved = Samples.deployment(1, new DeploymentState.Requested(), null);
        assertThat(again(unresolved, Deployment.class)).isEqualTo(unresolved);
    }

    @ParameterizedTest
    @MethodSource("effects")
    void readsAnEffectBackAsItWasWritten(Effect effect) throws IOException {
        assertThat(again(effect, Effect.class)).isEqualTo(effect);
    }

    @ParameterizedTest
    @MethodSource("states")
    void readsDeploymentsThatWereStoredLongAgo(DeploymentState state) throws IOException {
        Deployment expected = Samples.deployment(state);
        assertThat(stored("deployment-" + state.getClass().getSimpleName(), expected, Deployment.class))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("effects")
    void readsEffectsThatWereStoredLongAgo(Effect effect) throws IOException {
        assertThat(stored("effect-" + effect.getClass().getSimpleName(), effect, Effect.class))
                .isEqualTo(effect);
    }

    @Test
    void hasASampleOfEveryEffect() {
        assertThat(EffectSamples.all())
                .extracting(Effect::getClass)
                .map(Class::getName)
                .containsExactlyInAnyOrder(Arrays.stream(Effect.class.getPermittedSubclasses())
                        .map(Class::getName)
                        .toArray(String[]::new));
    }

    private static void writeOnce(String name, Object value) throws IOException {
        Path file = STORED.resolve(name + ".json");
        if (!Files.exists(file)) {
            String json = EventCodec.json()
                    .writer()
                    .with(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsString(value);
            Files.writeString(file, json + "\n");
        }
    }

    private static <T> T stored(String name, T sample, Class<T> type) throws IOException {
        Path file = STORED.resolve(name + ".json");
        if (Boolean.getBoolean("cimon.docs.write")) {
            Files.createDirectories(STORED);
            writeOnce(name, sample);
        }
        return EventCodec.json().readValue(Files.readString(file), type);
    }

    private static <T> T again(T value, Class<T> type) throws IOException {
        return EventCodec.json().readValue(EventCodec.json().writeValueAsString(value), type);
    }
}
