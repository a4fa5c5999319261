package dev.cimon.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What is measured: something that people do, and the call by which Slack hears of it. */
enum Route {
    ANSWER("/cimon help", "its answer", "/slack/response/") {
        @Override
        Optional<Journey> find(Sample sample, List<Tape.Entry> tape, List<JsonNode> calls) {
            return typed("help", sample, tape)
                    .flatMap(entered -> caused(entered, "slack.answer-person", tape)
                            .flatMap(command -> journey(
                                    sample,
                                    entered,
                                    command,
                                    calls,
                                    call -> command.data()
                                            .path("responseUrl")
                                            .asText()
                                            .endsWith(call.path("path").asText()))));
        }
    },
    MODAL("/cimon deploy", "its form opens", "/slack/api/views.open") {
        @Override
        Optional<Journey> find(Sample sample, List<Tape.Entry> tape, List<JsonNode> calls) {
            return typed("deploy", sample, tape)
                    .flatMap(entered -> caused(entered, "slack.open-modal", tape)
                            .flatMap(command -> journey(
                                    sample,
                                    entered,
                                    command,
                                    calls,
                                    call -> call.path("body")
                                            .asText()
                                            .contains(command.data()
                                                    .path("triggerId")
                                                    .asText()))));
        }
    },
    MESSAGE("a push", "the message of its deployment", "/slack/api/chat.postMessage") {
        @Override
        Optional<Journey> find(Sample sample, List<Tape.Entry> tape, List<JsonNode> calls) {
            return first(
                            tape,
                            entry -> entry.is("github.push-received")
                                    && sample.revision()
                                            .equals(entry.data()
                                                    .path("headCommit")
                                                    .path("revision")
                                                    .asText()))
                    .flatMap(pushed -> caused(pushed, "deployment.deployment-requested", tape)
                            .flatMap(requested -> posted(sample, pushed, requested, tape, calls)));
        }
    };

    private final String doing;
    private final String seen;
    private final String path;

    Route(String doing, String seen, String path) {
        this.doing = doing;
        this.seen = seen;
        this.path = path;
    }

    /**
     * One time that it was done.
     *
     * @param answered when the gateway had taken it
     * @param revision of the commit pushed, else empty
     */
    record Sample(Route route, Instant sent, Instant answered, String revision) {}

    /** The way of the sample, once Slack has heard of it. */
    abstract Optional<Journey> find(Sample sample, List<Tape.Entry> tape, List<JsonNode> calls);

    /** A part of the path of the calls that end it. */
    String path() {
        return path;
    }

    String title() {
        return doing + " → " + seen;
    }

    /** Commands are typed one after the other, so the time tells which one it is. */
    private static Optional<Tape.Entry> typed(String text, Sample sample, List<Tape.Entry> tape) {
        return first(
                tape,
                entry -> entry.is("slack.command-entered")
                        && entry.data().path("text").asText().equals(text)
                        && !entry.written().isBefore(sample.sent().minusMillis(1))
                        && !entry.written().isAfter(sample.answered()));
    }

    private static Optional<Journey> posted(
            Sample sample, Tape.Entry pushed, Tape.Entry requested, List<Tape.Entry> tape, List<JsonNode> calls) {
        String key =
                "deployment/" + requested.data().path("deployment").path("id").asText();
        return first(
                        tape,
                        entry -> entry.is("slack.show-message")
                                && entry.cause().equals(pushed.id())
                                && entry.data().path("key").asText().equals(key))
                .flatMap(show -> journey(
                        sample,
                        pushed,
                        show,
                        calls,
                        call -> call.path("body").asText().contains(key.substring("deployment/".length()))));
    }

    private static Optional<Tape.Entry> caused(Tape.Entry event, String type, List<Tape.Entry> tape) {
        return first(tape, entry -> entry.is(type) && entry.cause().equals(event.id()));
    }

    private static Optional<Tape.Entry> first(List<Tape.Entry> tape, Predicate<Tape.Entry> wanted) {
        return tape.stream().filter(wanted).findFirst();
    }

    private static Optional<Journey> journey(
            Sample sample, Tape.Entry event, Tape.Entry command, List<JsonNode> calls, Predicate<JsonNode> wanted) {
        return calls.stream()
                .filter(wanted)
                .findFirst()
                .map(call -> new Journey(
                        sample.sent(),
                        event.written(),
                        command.said(),
                        command.written(),
                        Instant.parse(call.path("at").asText())));
    }
}
