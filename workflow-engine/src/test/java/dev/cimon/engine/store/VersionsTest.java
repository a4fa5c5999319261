package dev.cimon.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.store.Versions.Version;
import org.junit.jupiter.api.Test;

class VersionsTest {

    private final Versions<Integer, String> versions = new Versions<>(2);

    @Test
    void findsNothingThatHasChanged() {
        versions.keep(new Version<>(1, "700"), "one");

        assertThat(versions.find(new Version<>(1, "700"))).contains("one");
        assertThat(versions.find(new Version<>(1, "701"))).isEmpty();
        assertThat(versions.find(new Version<>(2, "700"))).isEmpty();
    }

    @Test
    void letsGoOfWhatNobodyHasAskedForTheLongest() {
        versions.keep(new Version<>(1, "700"), "one");
        versions.keep(new Version<>(2, "700"), "two");
        assertThat(versions.find(new Version<>(1, "700"))).isPresent();

        versions.keep(new Version<>(3, "700"), "three");

        assertThat(versions.find(new Version<>(1, "700"))).isPresent();
        assertThat(versions.find(new Version<>(2, "700"))).isEmpty();
    }

    @Test
    void forgetsEverythingAtOnce() {
        versions.keep(new Version<>(1, "700"), "one");

        versions.forget();

        assertThat(versions.find(new Version<>(1, "700"))).isEmpty();
    }
}
