package dev.cimon.notifier.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** Chance, as something that is given rather than taken. */
@ApplicationScoped
class Sources {

    @Produces
    RandomGenerator random() {
        return () -> ThreadLocalRandom.current().nextLong();
    }
}
