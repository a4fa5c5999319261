package dev.cimon.notifier.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** Chance and time, as something that is given rather than taken. */
@ApplicationScoped
class Sources {

    @Produces
    InstantSource clock() {
        return InstantSource.system();
    }

    @Produces
    RandomGenerator random() {
        return () -> ThreadLocalRandom.current().nextLong();
    }
}
