package dev.cimon.log;

import io.quarkus.logging.LoggingFilter;
import java.util.Locale;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;
import org.jboss.logmanager.ExtLogRecord;

/** Gives the JSON of a line the keys that stand in its message as fields of {@code mdc}, so that one can search for them. */
@LoggingFilter(name = "keys-as-fields")
public final class KeysAsFields implements Filter {

    private static final Pattern PAIR = Pattern.compile("\\b([a-z][A-Za-z]*)=([^\\s,;]*[^\\s,;:.])");

    /** Lets every record pass. */
    @Override
    public boolean isLoggable(LogRecord record) {
        if (record instanceof ExtLogRecord line && line.getMessage() != null) {
            PAIR.matcher(message(line))
                    .results()
                    .forEach(pair ->
                            LogKey.named(pair.group(1)).ifPresent(key -> line.putMdc(key.key(), pair.group(2))));
        }
        return true;
    }

    /** Ours are formatted as by {@code String.format}. */
    private static String message(ExtLogRecord line) {
        Object[] values = line.getParameters();
        return line.getFormatStyle() == ExtLogRecord.FormatStyle.PRINTF && values != null
                ? String.format(Locale.ROOT, line.getMessage(), values)
                : line.getMessage();
    }
}
