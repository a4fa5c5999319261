package dev.cimon.launch;

import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** The environment variables without which a service cannot do its work. */
public final class RequiredSettings {

    private RequiredSettings() {}

    /**
     * Ends the process with one sentence that names every missing variable, before anything has started.
     *
     * @param service as people call it, for example {@code slack-gateway}
     */
    public static void requireOrExit(String service, String... names) {
        List<String> missing = missing(ConfigProvider.getConfig(), names);
        if (!missing.isEmpty()) {
            System.err.println(service + " cannot start: set " + String.join(", ", missing)
                    + " in its environment (see the configuration table in README.md)");
            System.exit(78);
        }
    }

    static List<String> missing(Config config, String... names) {
        return Stream.of(names)
                .filter(name -> config.getOptionalValue(name, String.class)
                        .filter(value -> !value.isBlank())
                        .isEmpty())
                .toList();
    }
}
