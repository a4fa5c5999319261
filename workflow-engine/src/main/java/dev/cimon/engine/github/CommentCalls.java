package dev.cimon.engine.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Keeps one comment per marker on a pull request. Without the library, which asks GitHub for the author of each comment
 * anew and fails on authors whose account is gone.
 *
 * @param ourLogin as whom GitHub shows what Cimon writes
 */
record CommentCalls(RestCalls calls, String ourLogin) {
    private static final int LARGEST_PAGE = 100;
    private static final String OPENING = "<!-- cimon ";
    private static final String CLOSING = " -->";
    private static final Pattern MARKER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ./:_-]{0,99}");

    /** @throws IllegalArgumentException if the marker could end the HTML comment it stands in */
    static void requireMarker(String marker) {
        if (!MARKER.matcher(marker).matches() || marker.contains("--")) {
            throw new IllegalArgumentException("not a marker: " + marker);
        }
    }

    /** Returns GitHub's id of the comment. */
    long show(int pullRequest, String marker, String markdown) throws IOException {
        String body = markdown.stripTrailing() + "\n\n" + OPENING + marker + CLOSING;
        String comments = "/issues/" + pullRequest + "/comments";
        Optional<JsonNode> shown = find(comments, marker);
        if (shown.isEmpty()) {
            return RestCalls.idOf(calls.post(comments, new Body(body)));
        }
        long id = RestCalls.idOf(shown.get());
        if (!text(shown.get()).equals(body)) {
            calls.patch("/issues/comments/" + id, new Body(body));
        }
        return id;
    }

    private Optional<JsonNode> find(String comments, String marker) throws IOException {
        for (int page = 1; ; page++) {
            JsonNode found = calls.get(comments + "?per_page=" + LARGEST_PAGE + "&page=" + page);
            for (JsonNode comment : found) {
                if (isOurs(comment) && markerOf(text(comment)).equals(marker)) {
                    return Optional.of(comment);
                }
            }
            if (found.size() < LARGEST_PAGE) {
                return Optional.empty();
            }
        }
    }

    private boolean isOurs(JsonNode comment) {
        return comment.path("user").path("login").asText().equalsIgnoreCase(ourLogin);
    }

    /** The last one counts: one further up may be quoted text. */
    private static String markerOf(String body) {
        int opening = body.lastIndexOf(OPENING);
        int closing = body.indexOf(CLOSING, Math.max(opening, 0));
        return opening < 0 || closing < opening ? "" : body.substring(opening + OPENING.length(), closing);
    }

    /** GitHub's page saves comments with the line ends of web forms. */
    private static String text(JsonNode comment) {
        return comment.path("body").asText().replace("\r\n", "\n");
    }

    private record Body(String body) {}
}
