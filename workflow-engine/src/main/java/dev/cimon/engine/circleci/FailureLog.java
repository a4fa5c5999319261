package dev.cimon.engine.circleci;

import dev.cimon.engine.provider.Answer;
import dev.cimon.engine.provider.Outcome;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a failed step printed. Only API v1.1 tells, through an address (often of a storage service) per action. */
final class FailureLog {
    private static final int MOST_LINES = 20;
    private static final int MOST_CHARACTERS = 2_500;
    private static final String V2 = "/v2";
    /** Colours and cursor movements (ECMA-48), and what is left of other control characters but tab and line feed. */
    private static final String TERMINAL_CODES =
            "\\x1B\\[[0-?]*[ -/]*[@-~]|\\x1B\\][^\\x07]*\\x07|[\\x00-\\x08\\x0B-\\x1F\\x7F]";

    private final CircleCiApi api;
    private final String apiUrl;

    FailureLog(CircleCiApi api, URI apiUrl) {
        this.api = api;
        this.apiUrl = apiUrl.toString();
    }

    Outcome<Optional<String>> of(String slug, long jobNumber) {
        if (!apiUrl.endsWith(V2)) {
            return new Outcome.Done<>(Optional.empty());
        }
        URI job = URI.create(
                apiUrl.substring(0, apiUrl.length() - V2.length()) + "/v1.1/project/" + slug + "/" + jobNumber);
        Outcome<Build> build = read(api.elsewhere(job), Build.class);
        return absentIfRefused(build.flatMap(
                found -> found.failedOutput().map(this::output).orElseGet(() -> new Outcome.Done<>(Optional.empty()))));
    }

    /** A log is nice to have: without it the failure is reported all the same. */
    Optional<String> tryOf(String slug, long jobNumber) {
        return of(slug, jobNumber) instanceof Outcome.Done<Optional<String>>(Optional<String> text)
                ? text
                : Optional.empty();
    }

    private Outcome<Optional<String>> output(URI address) {
        return read(api.elsewhere(address), Output[].class)
                .map(parts -> end(Stream.of(parts)
                        .map(Output::message)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining())));
    }

    private <T> Outcome<T> read(Outcome<Answer> outcome, Class<T> type) {
        return outcome.flatMap(answer -> api.read(answer, type, new Outcome.Refused<>(404, CircleCiApi.unreadable())));
    }

    private static Outcome<Optional<String>> absentIfRefused(Outcome<Optional<String>> outcome) {
        return outcome instanceof Outcome.Refused<Optional<String>> ? new Outcome.Done<>(Optional.empty()) : outcome;
    }

    static Optional<String> end(String output) {
        List<String> lines = output.replace("\r\n", "\n")
                .replaceAll("(?m)^.*\r", "") // a progress bar overwrites its line
                .replaceAll(TERMINAL_CODES, "")
                .strip()
                .lines()
                .toList();
        String text = String.join("\n", lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size()));
        if (text.length() > MOST_CHARACTERS) {
            int start = text.length() - MOST_CHARACTERS + 1;
            text = "…" + text.substring(Character.isLowSurrogate(text.charAt(start)) ? start + 1 : start);
        }
        return text.isBlank() ? Optional.empty() : Optional.of(text);
    }

    /** A job as API v1.1 shows it. */
    private record Build(@Nullable List<Step> steps) {

        Optional<URI> failedOutput() {
            return Stream.ofNullable(steps)
                    .flatMap(List::stream)
                    .flatMap(step -> Stream.ofNullable(step.actions()).flatMap(List::stream))
                    .filter(Action::hasFailed)
                    .map(Action::outputUrl)
                    .filter(Objects::nonNull)
                    .findFirst();
        }
    }

    private record Step(@Nullable List<Action> actions) {}

    private record Action(
            @Nullable String status,
            @Nullable Boolean failed,
            @Nullable URI outputUrl) {

        boolean hasFailed() {
            return Boolean.TRUE.equals(failed) || "failed".equals(status) || "timedout".equals(status);
        }
    }

    private record Output(@Nullable String message) {}
}
