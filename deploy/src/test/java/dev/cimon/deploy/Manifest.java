package dev.cimon.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One object as it would be sent to the cluster. */
record Manifest(JsonNode tree) {

    String kind() {
        return tree.path("kind").asText();
    }

    String name() {
        return tree.at("/metadata/name").asText();
    }

    String apiVersion() {
        return tree.path("apiVersion").asText();
    }

    boolean is(String kind, String name) {
        return kind().equals(kind) && name().equals(name);
    }

    JsonNode at(String pointer) {
        return tree.at(pointer);
    }

    JsonNode pod() {
        return at("/spec/template/spec");
    }

    JsonNode container() {
        return at("/spec/template/spec/containers/0");
    }

    JsonNode variable(String name) {
        return items(container().path("env"))
                .filter(variable -> variable.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(this + " has no variable " + name));
    }

    static Stream<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    static List<String> texts(JsonNode array) {
        return items(array).map(JsonNode::asText).toList();
    }

    static Manifest the(List<Manifest> manifests, String kind, String name) {
        return Objects.requireNonNull(
                manifests.stream()
                        .filter(manifest -> manifest.is(kind, name))
                        .findFirst()
                        .orElse(null),
                kind + " " + name);
    }

    @Override
    public String toString() {
        return kind() + " " + name();
    }
}
