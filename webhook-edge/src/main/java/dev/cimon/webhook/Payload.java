package dev.cimon.webhook;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads verified bodies. Whatever is wrong with them is a {@link Rejection}. */
public final class Payload {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .annotationIntrospector(new SkipsUnknown())
            .build();

    private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private Payload() {}

    /**
     * Has what a record does not name skipped. Were it merely not an error, Jackson would keep a copy of all of it until
     * the record is made.
     */
    private static final class SkipsUnknown extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public JsonIgnoreProperties.Value findPropertyIgnoralByName(MapperConfig<?> config, Annotated type) {
            return JsonIgnoreProperties.Value.forIgnoreUnknown(true);
        }
    }

    /** The JSON as a record that names, in camel case, the few fields we need. */
    public static <T> T json(byte[] body, Class<T> shape) {
        try {
            return present(JSON.readValue(body, shape), "the payload");
        } catch (IOException e) {
            throw Rejection.malformed("the payload is not the JSON that this kind of event has");
        }
    }

    /** As {@link #json(byte[], Class)}. */
    public static <T> T json(String body, Class<T> shape) {
        return json(body.getBytes(StandardCharsets.UTF_8), shape);
    }

    /** The fields of an {@code application/x-www-form-urlencoded} body; of a repeated field the last. */
    public static Map<String, String> form(byte[] body) {
        Map<String, String> fields = new HashMap<>();
        for (int start = 0; start < body.length; ) {
            int end = indexOf('&', body, start, body.length);
            int equals = indexOf('=', body, start, end);
            if (equals > start && equals < end) {
                fields.put(decoded(body, start, equals), decoded(body, equals + 1, end));
            }
            start = end + 1;
        }
        return fields;
    }

    /** The value, which a payload of this kind always has. */
    public static <T> T present(@Nullable T value, String field) {
        if (value == null) {
            throw Rejection.malformed(field + " is missing");
        }
        return value;
    }

    /** The sender's id of the fact, which becomes that of the event: it is kept as a key and written to logs. */
    public static String id(@Nullable String value, String field) {
        if (!ID.matcher(present(value, field)).matches()) {
            throw Rejection.malformed(field + " is not an id");
        }
        return present(value, field);
    }

    /** What the mapping makes, where our own records may refuse a value that the payload brought. */
    public static <T> T mapped(Supplier<T> mapping) {
        try {
            return mapping.get();
        } catch (IllegalArgumentException e) {
            throw Rejection.malformed("the payload has a name, an id or an address that cannot be one");
        }
    }

    /** @return {@code to} if it is not there */
    private static int indexOf(char sought, byte[] body, int from, int to) {
        int at = from;
        while (at < to && body[at] != sought) {
            at++;
        }
        return at;
    }

    /** Byte by byte, because GitHub's forms can have 25 MB, which as text would be there twice more. */
    private static String decoded(byte[] form, int from, int to) {
        byte[] text = new byte[to - from];
        int length = 0;
        for (int at = from; at < to; at++) {
            if (form[at] != '%') {
                text[length++] = form[at] == '+' ? (byte) ' ' : form[at];
            } else if (to - at > 2 && HexFormat.isHexDigit(form[at + 1]) && HexFormat.isHexDigit(form[at + 2])) {
                text[length++] =
                        (byte) (HexFormat.fromHexDigit(form[at + 1]) << 4 | HexFormat.fromHexDigit(form[at + 2]));
                at += 2;
            } else {
                throw Rejection.malformed("the body is not a form");
            }
        }
        return new String(text, 0, length, StandardCharsets.UTF_8);
    }
}
