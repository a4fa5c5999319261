package dev.cimon.pressure;

import dev.cimon.chaos.Waiting;
import dev.cimon.process.Service;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The most kilobytes that each service has had in RAM since this was made, until it is closed. */
final class Peak implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Map<Service, Long> most = new ConcurrentHashMap<>();
    private volatile boolean closed;

    Peak(Memory memory) {
        Thread.ofVirtual().start(() -> watch(memory));
    }

    private void watch(Memory memory) {
        while (!closed) {
            memory.resident().forEach((service, kilobytes) -> most.merge(service, kilobytes, Math::max));
            Waiting.pass(BETWEEN_LOOKS);
        }
    }

    Map<Service, Long> most() {
        return Map.copyOf(most);
    }

    @Override
    public void close() {
        closed = true;
    }
}
