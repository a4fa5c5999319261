package dev.cimon.test;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What this JVM logs from its making to its close, with its stack traces. */
public final class LogLines implements AutoCloseable {

    /** Of Kafka only the clients are a part of the application. */
    private static final Pattern BROKER =
            Pattern.compile("kafka\\..*|state\\.change\\.logger|org\\.apache\\.kafka\\.(?!clients\\.).*");

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private final Handler handler = new Collecting();

    public LogLines() {
        Logger.getLogger("").addHandler(handler);
    }

    public List<String> all() {
        return List.copyOf(lines);
    }

    /** Those that call for a person, without those of the broker that may run in this JVM. */
    public List<String> errors() {
        return List.copyOf(errors);
    }

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(handler);
    }

    private static boolean isOfTheBroker(@Nullable String logger) {
        return logger != null && BROKER.matcher(logger).matches();
    }

    private static String text(LogRecord logged) {
        StringWriter text = new StringWriter();
        text.append(logged.getLoggerName() + " " + logged.getMessage() + " " + Arrays.toString(logged.getParameters()));
        if (logged.getThrown() != null) {
            text.append('\n');
            logged.getThrown().printStackTrace(new PrintWriter(text, true));
        }
        return text.toString();
    }

    private final class Collecting extends Handler {

        @Override
        public void publish(LogRecord logged) {
            String line = text(logged);
            lines.add(line);
            if (logged.getLevel().intValue() >= Level.SEVERE.intValue() && !isOfTheBroker(logged.getLoggerName())) {
                errors.add(line);
            }
        }

        @Override
        public void flush() {
            // nothing is held back
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
