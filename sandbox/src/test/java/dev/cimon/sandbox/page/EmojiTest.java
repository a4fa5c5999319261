package dev.cimon.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What Cimon says with an emoji is drawn as one. */
class EmojiTest {
    private static final Path WORDS = Path.of("../workflow-engine/src/main/java/dev/cimon/engine/message");
    private static final Path PAGE = Path.of("src/main/resources/page/emoji.js");
    private static final Pattern GIVEN = Pattern.compile("Span\\.Emoji\\(\"([a-z0-9_]+)\"\\)");
    private static final Pattern CHOSEN = Pattern.compile("(?s)(?:String|Emoji) emoji\\([^)]*\\) \\{(.*?)\n    }\n");
    private static final Pattern NAME = Pattern.compile("\"([a-z0-9_]+)\"");
    private static final Pattern DRAWN = Pattern.compile("([a-z0-9_+-]+) [^|\\s]+");

    @Test
    void drawsEveryEmojiThatCimonSends() throws IOException {
        Set<String> sent = sent();

        assertThat(sent).as("as found in %s", WORDS).contains("rocket", "inbox_tray", "white_circle");
        assertThat(names(DRAWN, Files.readString(PAGE))).containsAll(sent);
    }

    private static Set<String> sent() throws IOException {
        Set<String> sent = new TreeSet<>();
        try (Stream<Path> files = Files.list(WORDS)) {
            for (Path file : files.toList()) {
                String source = Files.readString(file);
                sent.addAll(names(GIVEN, source));
                CHOSEN.matcher(source)
                        .results()
                        .map(MatchResult::group)
                        .forEach(body -> sent.addAll(names(NAME, body)));
            }
        }
        return sent;
    }

    private static Set<String> names(Pattern pattern, String text) {
        Set<String> names = new TreeSet<>();
        pattern.matcher(text).results().map(found -> found.group(1)).forEach(names::add);
        return names;
    }
}
