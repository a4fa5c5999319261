package dev.cimon.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a message or a view, in the words Slack uses. */
final class Violations {
    private final List<String> problems = new ArrayList<>();

    /** Throws this error with all of them, if there are any. */
    void refuse(String code) {
        if (!problems.isEmpty()) {
            throw new SlackError(code, problems);
        }
    }

    void problem(String message, String pointer) {
        problems.add(message + " [json-pointer:" + pointer + "]");
    }

    void count(JsonNode items, int most, String at) {
        if (items.isEmpty()) {
            problem("no less than 1 items required", at);
        } else if (items.size() > most) {
            problem("no more than " + most + " items allowed", at);
        }
    }

    void plain(JsonNode text, int most, String at) {
        if (text.isObject() && !text.path("type").asText().equals("plain_text")) {
            problem("unsupported type: " + text.path("type").asText(), at + "/type");
        }
        text(text, most, at);
    }

    void text(JsonNode text, int most, String at) {
        if (!text.isObject()) {
            problem(
                    "missing required field: " + at.substring(at.lastIndexOf('/') + 1),
                    at.substring(0, at.lastIndexOf('/')));
            return;
        }
        String type = text.path("type").asText();
        if (!type.equals("mrkdwn") && !type.equals("plain_text")) {
            problem("unsupported type: " + type, at + "/type");
        }
        String value = text.path("text").asText();
        if (value.isEmpty()) {
            problem("must be more than 0 characters", at + "/text");
        } else if (value.length() > most) {
            problem("must be less than " + (most + 1) + " characters", at + "/text");
        }
    }

    void length(JsonNode value, int most, String at) {
        if (value.asText().length() > most) {
            problem("must be less than " + (most + 1) + " characters", at);
        }
    }
}
