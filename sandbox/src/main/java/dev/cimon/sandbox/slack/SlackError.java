package dev.cimon.sandbox.slack;

import java.util.List;

/** Slack's refusal of a call: answered as {@code {"ok":false,"error":code}} with status 200. */
final class SlackError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient List<String> details;

    SlackError(String code) {
        this(code, List.of());
    }

    SlackError(String code, List<String> details) {
        super(code, null, false, false);
        this.code = code;
        this.details = details;
    }

    String code() {
        return code;
    }

    /** What is wrong with which part, for {@code response_metadata.messages}. */
    List<String> details() {
        return details;
    }
}
