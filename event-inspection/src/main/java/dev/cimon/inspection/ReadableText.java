package dev.cimon.inspection;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/** Makes text out of what may be rubbish, and text that cannot steer the terminal out of what may be hostile. */
final class ReadableText {

    private static final int MOST_CHARACTERS = 20_000;
    private static final int MOST_BYTES_IN_HEXADECIMAL = 512;

    /** Deeper or larger than this, indentation could make a small value huge. */
    private static final JsonMapper SHALLOW_JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(100).build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final int MOST_CHARACTERS_OF_JSON = 65_536;

    private ReadableText() {}

    /** On one line, cut when it is longer than that. */
    static String oneLine(String text, int longest) {
        String start = text.length() > longest * 4 ? text.substring(0, longest * 4) : text;
        String line = withoutControls(start.strip().replaceAll("\\s+", " "));
        return line.length() <= longest && start.length() == text.length()
                ? line
                : line.substring(0, Math.min(line.length(), longest - 1)) + "…";
    }

    /** A whole value: indented where it is JSON, in hexadecimal where it is not text, and cut when it is huge. */
    static String value(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notText) {
            return hexadecimal(bytes);
        }
        return cut(withoutControls(text.length() <= MOST_CHARACTERS_OF_JSON ? indented(text) : text));
    }

    private static String indented(String text) {
        try {
            JsonNode json = SHALLOW_JSON.readTree(text);
            return json.isContainerNode()
                    ? SHALLOW_JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json)
                    : text;
        } catch (JsonProcessingException notJson) {
            return text;
        }
    }

    private static String hexadecimal(byte[] bytes) {
        byte[] start = Arrays.copyOf(bytes, Math.min(bytes.length, MOST_BYTES_IN_HEXADECIMAL));
        String digits = HexFormat.ofDelimiter(" ")
                .formatHex(start)
                .replaceAll("(.{48})(?=.)", "$1\n")
                .replace(" \n", "\n");
        return start.length == bytes.length ? digits : digits + "\n… cut after " + start.length + " bytes";
    }

    private static String cut(String text) {
        return text.length() <= MOST_CHARACTERS
                ? text
                : text.substring(0, MOST_CHARACTERS) + "\n… cut after " + MOST_CHARACTERS + " characters";
    }

    /** Control characters, which a terminal would obey, as their code; line ends and tabulators stay. */
    static String withoutControls(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.chars().forEach(c -> {
            if (c == '\n' || c == '\t' || !steers(c)) {
                safe.append((char) c);
            } else {
                safe.append(String.format(Locale.ROOT, "\\u%04x", c));
            }
        });
        return safe.toString();
    }

    /** Of the format characters those that turn the direction of writing can make a line read as another one. */
    private static boolean steers(int c) {
        return Character.isISOControl(c) || (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
    }
}
