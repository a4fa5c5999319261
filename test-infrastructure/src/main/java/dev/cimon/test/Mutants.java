package dev.cimon.test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Payloads that are almost as they should be. */
public final class Mutants {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> INSTEAD = List.of(
            "null",
            "true",
            "-1",
            "1e400",
            "1e999999999",
            "9".repeat(900),
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"\\ud83d\"",
            "\"/\"",
            "\"::not a url\"",
            "\"-999999999-01-01T00:00:00Z\"",
            "[]",
            "[null]",
            "{}",
            "{\"a\":null}",
            "[[]]",
            "[".repeat(900) + "]".repeat(900),
            "\"" + "x".repeat(5_000) + "\"");

    private Mutants() {}

    /** Every node of the JSON document once left out and once in each other form. */
    public static List<String> of(String valid) {
        List<String> mutants = new ArrayList<>(INSTEAD);
        List<String> pointers = new ArrayList<>();
        collect(read(valid), "", pointers);
        for (String pointer : pointers) {
            mutants.add(with(valid, pointer, null).toString());
            for (String other : INSTEAD) {
                // as text: a parser would not keep 1e400 or half a character
                mutants.add(with(valid, pointer, "?MUTANT?").toString().replace("\"?MUTANT?\"", other));
            }
        }
        return mutants;
    }

    /** The bytes with a few of them changed, left out, doubled or cut off; at times by chance the same. */
    public static byte[] garbled(byte[] valid, RandomGenerator random) {
        byte[] garbled = valid;
        for (int change = random.nextInt(1, 5); change > 0 && garbled.length > 0; change--) {
            int from = random.nextInt(garbled.length);
            int to = Math.min(garbled.length, from + random.nextInt(1, 9));
            ByteArrayOutputStream changed = new ByteArrayOutputStream();
            changed.write(garbled, 0, from);
            switch (random.nextInt(4)) {
                case 0 -> changed.writeBytes(bytes(random, to - from));
                case 1 -> changed.write(garbled, from, 0);
                case 2 -> {
                    changed.write(garbled, from, to - from);
                    changed.write(garbled, from, to - from);
                }
                default -> to = garbled.length;
            }
            changed.write(garbled, to, garbled.length - to);
            garbled = changed.toByteArray();
        }
        return garbled;
    }

    private static byte[] bytes(RandomGenerator random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static void collect(JsonNode node, String pointer, List<String> pointers) {
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> {
                pointers.add(pointer + "/" + name);
                collect(object.path(name), pointer + "/" + name, pointers);
            });
        }
        for (int i = 0; node instanceof ArrayNode && i < node.size(); i++) {
            pointers.add(pointer + "/" + i);
            collect(node.path(i), pointer + "/" + i, pointers);
        }
    }

    /** The document with this text at the pointer, or nothing when there is no text. */
    private static JsonNode with(String valid, String pointer, @Nullable String text) {
        JsonNode document = read(valid);
        String name = pointer.substring(pointer.lastIndexOf('/') + 1);
        ContainerNode<?> parent = (ContainerNode<?>) document.at(pointer.substring(0, pointer.lastIndexOf('/')));
        switch (parent) {
            case ObjectNode object when text == null -> object.remove(name);
            case ObjectNode object -> object.put(name, text);
            case ArrayNode array when text == null -> array.remove(Integer.parseInt(name));
            case ArrayNode array -> array.set(Integer.parseInt(name), text);
            default -> throw new AssertionError(parent);
        }
        return document;
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
