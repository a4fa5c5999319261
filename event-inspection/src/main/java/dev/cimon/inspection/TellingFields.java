package dev.cimon.inspection;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the data of an event tell in a few words. It looks for fields by name rather than for records, so that it has
 * something to say of an event that is newer than itself, or only nearly one of ours.
 */
final class TellingFields {

    private static final int MOST_CHARACTERS = 120;
    private static final Pattern SHA = Pattern.compile("[0-9a-f]{40}([0-9a-f]{24})?");

    /** In this order, each in its words. */
    private static final List<Field> FIELDS = List.of(
            new Field("/deployment/number", "#%s"::formatted),
            new Field("/deployment/environment", "to %s"::formatted),
            new Field("/trigger/kind", TellingFields::word),
            new Field("/command"),
            new Field("/text"),
            new Field("/action", TellingFields::word),
            new Field("/callbackId"),
            new Field("/values"),
            new Field("/gitRef"),
            new Field("/ref", TellingFields::shortRef),
            new Field("/tag"),
            new Field("/number", "#%s"::formatted),
            new Field("/title", TellingFields::quoted),
            new Field("/revision"),
            new Field("/headRevision"),
            new Field("/headCommit/revision"),
            new Field("/headCommit/message", TellingFields::quoted),
            new Field("/workflowName"),
            new Field("/jobName"),
            new Field("/name"),
            new Field("/state", TellingFields::word),
            new Field("/outcome", TellingFields::word),
            new Field("/result", TellingFields::word),
            new Field("/verdict", TellingFields::word),
            new Field("/environment", "to %s"::formatted),
            new Field("/gitHubDeployment", "GitHub Deployment %s"::formatted),
            new Field("/pipelineNumber", "pipeline #%s"::formatted),
            new Field("/environmentUrl"),
            new Field("/what"),
            new Field("/setting"),
            new Field("/value"),
            new Field("/findings"),
            new Field("/reason"),
            new Field("/key"),
            new Field("/answerId"),
            new Field("/modalId"),
            new Field("/version", "version %s"::formatted),
            new Field("/content"),
            new Field("/reaction", ":%s:"::formatted),
            new Field("/user/name", "by %s"::formatted),
            new Field("/trigger/person/name", "by %s"::formatted),
            new Field("/trigger/login", "by %s"::formatted),
            new Field("/by", "by %s"::formatted),
            new Field("/by/name", "by %s"::formatted),
            new Field("/who/user/name", "by %s"::formatted),
            new Field("/who/login", "by %s"::formatted),
            new Field("/author", "by %s"::formatted),
            new Field("/reviewer", "by %s"::formatted),
            new Field("/pusher", "by %s"::formatted),
            new Field("/creator", "by %s"::formatted),
            new Field("/login", "is %s"::formatted));

    private TellingFields() {}

    static String of(JsonNode data) {
        String words =
                FIELDS.stream().flatMap(field -> field.in(data)).distinct().collect(Collectors.joining(" "));
        return ReadableText.oneLine(words, MOST_CHARACTERS);
    }

    private record Field(String pointer, UnaryOperator<String> wording) {

        Field(String pointer) {
            this(pointer, UnaryOperator.identity());
        }

        Stream<String> in(JsonNode data) {
            JsonNode found = data.at(pointer);
            Stream<String> words = switch (pointer) {
                case "/findings" -> texts(found, "sentence").limit(2);
                case "/content" -> texts(found, "text", "label").limit(12);
                case "/values" -> texts(found);
                default -> found.isValueNode() ? Stream.of(found.asText()) : Stream.empty();
            };
            return words.filter(text -> !text.isBlank())
                    .map(TellingFields::abbreviated)
                    .map(wording);
        }
    }

    /** The texts in it at any depth that stand under one of these names; all of them if none is given. */
    private static Stream<String> texts(JsonNode node, String... names) {
        Set<String> wanted = Set.of(names);
        return node.isArray()
                ? node.valueStream().flatMap(each -> texts(each, names))
                : node.propertyStream()
                        .flatMap(property -> property.getValue().isTextual()
                                ? Stream.of(property.getValue().asText())
                                        .filter(_ -> wanted.isEmpty() || wanted.contains(property.getKey()))
                                : texts(property.getValue(), names));
    }

    private static String abbreviated(String text) {
        return SHA.matcher(text).matches() ? text.substring(0, 7) : text;
    }

    private static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String shortRef(String ref) {
        return ref.replaceFirst("^refs/(heads|tags)/", "");
    }

    private static String quoted(String text) {
        return "\u201c" + text.lines().findFirst().orElse("") + "\u201d";
    }
}
