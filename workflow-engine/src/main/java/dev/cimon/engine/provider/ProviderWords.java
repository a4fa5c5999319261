package dev.cimon.engine.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/** Reads the sentence out of an error body: {@code message} and {@code errors[]}, as GitHub and CircleCI write them. */
final class ProviderWords {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 1_000;

    private ProviderWords() {}

    /** Never blank: without any words of the provider it says the status. */
    static String of(Answer answer) {
        List<String> words = new ArrayList<>();
        JsonNode body = parsed(answer.text());
        add(words, body.path("message").asText());
        JsonNode errors = body.path("errors");
        if (errors.isArray()) {
            errors.forEach(error -> add(words, sentence(error)));
        } else {
            add(words, errors.asText());
        }
        String sentence = words.isEmpty() ? "HTTP status " + answer.status() : String.join("; ", words);
        return sentence.length() <= LONGEST ? sentence : sentence.substring(0, LONGEST - 1) + "…";
    }

    private static void add(List<String> words, String more) {
        if (!more.isBlank() && !words.contains(more.strip())) {
            words.add(more.strip());
        }
    }

    /** GitHub's validation errors have either a message or resource, field and code. */
    private static String sentence(JsonNode error) {
        if (error.isTextual()) {
            return error.asText();
        }
        if (error.hasNonNull("message")) {
            return error.path("message").asText();
        }
        return String.join(
                        " ",
                        error.path("resource").asText(),
                        error.path("field").asText(),
                        error.path("code").asText())
                .strip();
    }

    private static JsonNode parsed(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException notJson) {
            return JSON.createObjectNode();
        }
    }
}
