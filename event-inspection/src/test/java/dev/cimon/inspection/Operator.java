package dev.cimon.inspection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;

/** Somebody who types {@code ./cimon events} and reads what it prints. */
final class Operator {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final Line line = new Line(screen);
    private final EventInspection inspection;

    Operator(String brokers) {
        PrintStream out = new PrintStream(line, true, UTF_8);
        inspection = new EventInspection(Map.of("KAFKA_BOOTSTRAP_SERVERS", brokers), ZoneOffset.UTC, out, out);
    }

    /** Types it and answers what was printed, after which it must have ended with this code. */
    String types(int exit, String... arguments) {
        screen.reset();
        assertThat(inspection.run(arguments)).as(this::reads).isEqualTo(exit);
        return reads();
    }

    /** Types what does not end by itself. */
    Thread begins(String... arguments) {
        return Thread.ofPlatform().daemon().start(() -> inspection.run(arguments));
    }

    void awaits(String output) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(reads()).isEqualTo(output));
    }

    void hangsUp(Thread running) throws InterruptedException {
        line.cut = true;
        assertThat(running.join(PATIENCE)).isTrue();
    }

    String reads() {
        return screen.toString(UTF_8);
    }

    /** Fails once it is cut, as a pipe does whose reader has gone. */
    private static final class Line extends FilterOutputStream {

        private volatile boolean cut;

        Line(ByteArrayOutputStream screen) {
            super(screen);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void flush() throws IOException {
            if (cut) {
                throw new IOException("broken pipe");
            }
        }
    }
}
