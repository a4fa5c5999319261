package dev.cimon.engine.project;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Every word that may follow {@code set}: the one place the parser, {@code config} and its documentation read. */
public enum Setting {
    URL(
            "url",
            "url <environment> <host>",
            "where one environment is; “pr” stands for all pull requests, {number} for theirs",
            "what urlpattern gives"),
    URL_PATTERN(
            "urlpattern",
            "urlpattern <pattern>",
            "the address of every other environment",
            "https://{environment}{urlseparator}{basedomain}/"),
    BASE_DOMAIN(
            "basedomain",
            "basedomain <host>",
            "the domain the environments are under",
            "the host of the repository's homepage"),
    URL_SEPARATOR("urlseparator", "urlseparator <characters>", "what stands between environment and domain", "."),
    FORKS(
            "forks",
            "forks on|off",
            "whether pull requests from forks are deployed, with the secrets of this repository",
            "off"),
    ADOPT("adopt", "adopt on|off", "whether GitHub Deployments that other tools create are carried out", "on"),
    PIPELINE_DEFINITION(
            "pipelinedefinition",
            "pipelinedefinition <id>",
            "the pipeline definition of CircleCI to run",
            "the project's only one"),
    MENTIONS("mentions", "mentions on|off", "whether I mention you; for yourself, everywhere", "on");

    private static final List<String> PLACEHOLDERS = List.of("{environment}", "{urlseparator}", "{basedomain}");
    private static final Pattern HOST = Pattern.compile(
            "(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SEPARATOR = Pattern.compile("[a-zA-Z0-9._-]{1,10}");
    private static final Pattern ADDRESS = Pattern.compile("https?://[a-zA-Z0-9._~:/?#@!$&'()*+,;=%-]+");
    private static final Pattern DEFINITION = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private final String word;
    private final String usage;
    private final String summary;
    private final String standard;

    Setting(String word, String usage, String summary, String standard) {
        this.word = word;
        this.usage = usage;
        this.summary = summary;
        this.standard = standard;
    }

    public static Optional<Setting> named(String text) {
        return Arrays.stream(values())
                .filter(setting -> setting.word.equals(text.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    public String word() {
        return word;
    }

    public String usage() {
        return usage;
    }

    public String summary() {
        return summary;
    }

    /** The value in words, where nobody has set one. */
    public String standard() {
        return standard;
    }

    /** What is wrong with a value, for whoever typed it. */
    public Optional<String> problemWith(String value) {
        return Optional.ofNullable(
                switch (this) {
                    case URL -> host(value.replace("{number}", "1"));
                    case BASE_DOMAIN -> host(value);
                    case URL_PATTERN -> pattern(value);
                    case URL_SEPARATOR -> separator(value);
                    case FORKS, ADOPT, MENTIONS -> onOrOff(value);
                    case PIPELINE_DEFINITION -> definition(value);
                });
    }

    private static @Nullable String host(String value) {
        if (value.contains("://")) {
            return "Leave the protocol out of “" + value + "”: write only the host name, such as shop.acme.dev.";
        }
        return HOST.matcher(value).matches() ? null : "“" + value + "” is not a host name, such as shop.acme.dev.";
    }

    private static @Nullable String pattern(String value) {
        List<String> missing = PLACEHOLDERS.stream()
                .filter(placeholder -> !value.contains(placeholder))
                .toList();
        if (!missing.isEmpty()) {
            return "The pattern lacks " + String.join(" and ", missing) + ". By default it is " + URL_PATTERN.standard
                    + ".";
        }
        String example = PLACEHOLDERS.stream().reduce(value, (text, placeholder) -> text.replace(placeholder, "x"));
        return ADDRESS.matcher(example).matches()
                ? null
                : "“" + value + "” gives no web address: it begins with https:// and has no spaces.";
    }

    private static @Nullable String separator(String value) {
        return SEPARATOR.matcher(value).matches()
                ? null
                : "“" + value + "” cannot stand in a host name: letters, digits, dots and hyphens can.";
    }

    private static @Nullable String onOrOff(String value) {
        return value.equals("on") || value.equals("off") ? null : "“" + value + "” is neither on nor off.";
    }

    private static @Nullable String definition(String value) {
        return DEFINITION.matcher(value).matches()
                ? null
                : "“" + value + "” is not the id of a pipeline definition. CircleCI shows it under Project Settings,"
                        + " Pipelines.";
    }
}
