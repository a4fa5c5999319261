package dev.cimon.launch;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** The environment variables without which, or with which, a service cannot do its work. */
public final class RequiredSettings {

    private static final List<String> TOKENS =
            List.of("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "GITHUB_TOKEN", "CIRCLECI_TOKEN");

    private static final Pattern TOKEN = Pattern.compile("[!-~]+");

    private static final String[] CLIENT = {"GITHUB_CLIENT_ID", "GITHUB_CLIENT_SECRET"};

    private RequiredSettings() {}

    /**
     * Ends the process with one sentence that names every missing variable, or every token, needed or not, that cannot
     * be one, before anything has started: a client that is given such a token quotes it when it complains.
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
        List<String> garbled = garbled(ConfigProvider.getConfig());
        if (!garbled.isEmpty()) {
            System.err.println(service + " cannot start: " + String.join(", ", garbled)
                    + " has a character that no token has, perhaps one that does not show; copy it again");
            System.exit(78);
        }
    }

    /** Whether it can stand in the header of a request. */
    public static boolean canBeToken(String text) {
        return TOKEN.matcher(text).matches();
    }

    /**
     * These, and what it needs to let people prove which GitHub account is theirs, if the App's client id or client secret
     * is given.
     */
    public static String[] withProof(String... names) {
        return withProof(ConfigProvider.getConfig(), names);
    }

    static String[] withProof(Config config, String... names) {
        boolean wanted = missing(config, CLIENT).size() < CLIENT.length;
        return wanted
                ? Stream.of(Stream.of(names), Stream.of(CLIENT), Stream.of("CIMON_PUBLIC_URL"))
                        .flatMap(all -> all)
                        .toArray(String[]::new)
                : names;
    }

    static List<String> garbled(Config config) {
        return TOKENS.stream()
                .filter(name -> config.getOptionalValue(name, String.class)
                        .filter(value -> !canBeToken(value.strip()))
                        .isPresent())
                .toList();
    }

    static List<String> missing(Config config, String... names) {
        return Stream.of(names)
                .filter(name -> config.getOptionalValue(name, String.class)
                        .filter(value -> !value.isBlank())
                        .isEmpty())
                .toList();
    }
}
