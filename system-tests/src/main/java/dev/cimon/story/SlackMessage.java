package dev.cimon.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A message as the sandbox shows it. */
public record SlackMessage(JsonNode json) {

    private static final Pattern MENTION = Pattern.compile("<@U0([A-Z]+)>");
    private static final Pattern MOMENT = Pattern.compile("<!date[^|>]*\\|([^>]*)>");
    private static final Pattern LABELLED = Pattern.compile("<(?:https?|mailto)[^|>]*\\|([^>]*)>");

    public String ts() {
        return json.path("ts").asText();
    }

    /** Whether it stands in the thread of that message. */
    public boolean repliesTo(SlackMessage other) {
        return !ts().equals(other.ts())
                && other.ts().equals(json.path("threadTs").asText());
    }

    public boolean ephemeral() {
        return json.path("ephemeral").asBoolean();
    }

    public boolean fromBot() {
        return json.path("bot").asBoolean();
    }

    /** How often it was written: 1 unless it has changed. */
    public int versions() {
        return json.path("versions").asInt();
    }

    /** What it is the one message about in its channel; empty for others. */
    public String key() {
        return json.path("metadata").path("event_payload").path("key").asText();
    }

    /** The id of the deployment that this is the one message of. */
    public Optional<String> deployment() {
        String key = key();
        return key.matches("deployment/[^/]+") ? Optional.of(key.substring("deployment/".length())) : Optional.empty();
    }

    /** Whether it has a button with this action. */
    public boolean offers(String action) {
        return json.path("blocks").findValuesAsText("action_id").contains(action);
    }

    /** Exactly as it was sent, all blocks in one. */
    public String raw() {
        return json.path("blocks").isEmpty()
                ? json.path("text").asText()
                : json.path("blocks").toString();
    }

    /** As a person reads it, line by line; without blocks its text. */
    public String read() {
        List<String> lines = new ArrayList<>();
        for (JsonNode block : json.path("blocks")) {
            lines.addAll(lines(block));
        }
        return lines.isEmpty() ? readable(json.path("text").asText()) : String.join("\n", lines);
    }

    private static List<String> lines(JsonNode block) {
        return switch (block.path("type").asText()) {
            case "divider" -> List.of("----");
            case "actions" -> List.of(buttons(block));
            case "context" -> readable(block.path("elements").findValuesAsText("text"));
            default ->
                block.has("fields")
                        ? readable(block.path("fields").findValuesAsText("text"))
                        : readable(List.of(block.path("text").path("text").asText()));
        };
    }

    private static String buttons(JsonNode block) {
        StringBuilder row = new StringBuilder();
        for (JsonNode button : block.path("elements")) {
            row.append('[').append(button.path("text").path("text").asText()).append("] ");
        }
        return row.toString().strip();
    }

    private static List<String> readable(List<String> texts) {
        return texts.stream().map(SlackMessage::readable).toList();
    }

    private static String readable(String mrkdwn) {
        String named =
                MENTION.matcher(mrkdwn).replaceAll(match -> "@" + match.group(1).toLowerCase(Locale.ROOT));
        String plain = LABELLED.matcher(MOMENT.matcher(named).replaceAll("$1")).replaceAll("$1");
        return plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }
}
