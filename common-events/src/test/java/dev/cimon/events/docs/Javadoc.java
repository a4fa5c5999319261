package dev.cimon.events.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Javadoc of one of our types, as plain text, read from its source file. */
record Javadoc(String text) {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern KEY = Pattern.compile("Key: ([^,.(]*[^,.( ])");

    /** The Javadoc of the type, empty where it has none. */
    static Javadoc of(Class<?> type) {
        Class<?> outermost = type;
        while (outermost.getEnclosingClass() != null) {
            outermost = outermost.getEnclosingClass();
        }
        Path file = SOURCES.resolve(outermost.getName().replace('.', '/') + ".java");
        Pattern declaration = Pattern.compile(
                "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@\\w+(?:\\((?:[^()]|\\([^()]*\\))*\\))?\\s+)*"
                        + "(?:public |sealed |static |final )*(?:record|interface|enum|class) " + type.getSimpleName()
                        + "\\b",
                Pattern.DOTALL);
        Matcher matcher = declaration.matcher(read(file));
        return new Javadoc(matcher.find() ? plain(matcher.group(1)) : "");
    }

    /** Up to the first full stop, with it. */
    String firstSentence() {
        return text.split("(?<=\\.) |\\n@", 2)[0].strip();
    }

    /** What it says about a parameter, empty if nothing. */
    Optional<String> parameter(String name) {
        return Pattern.compile("@param " + name + " (.*)")
                .matcher(text)
                .results()
                .findFirst()
                .map(found -> found.group(1).strip());
    }

    /** What stands after {@code Key:}. */
    Optional<String> key() {
        return KEY.matcher(text).results().findFirst().map(found -> found.group(1));
    }

    private static String plain(String comment) {
        return comment.replaceAll("\\{@code ([^}]*)}", "`$1`")
                .replaceAll("\\{@link #?([^}]*)}", "$1")
                .replaceAll("\\s*\\n\\s*\\*?\\s*", " ")
                .replace(" @", "\n@")
                .strip();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
