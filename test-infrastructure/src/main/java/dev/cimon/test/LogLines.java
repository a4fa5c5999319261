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

/** What this JVM logs from its making to its close, with its stack traces. */
public final class LogLines implements AutoCloseable {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private final Handler handler = new Collecting();

    public LogLines() {
        Logger.getLogger("").addHandler(handler);
    }

    public List<String> all() {
        return List.copyOf(lines);
    }

    /** Those that call for a person. */
    public List<String> errors() {
        return List.copyOf(errors);
    }

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(handler);
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
            if (logged.getLevel().intValue() >= Level.SEVERE.intValue()) {
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
