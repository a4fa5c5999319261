package dev.cimon.engine.decide;

import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.slack.ModalSubmitted;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a form is about that somebody has filled in. A form stands in no channel: it carries on what it was opened
 * for. Empty for forms that are not ours.
 */
public final class SubmittedForm {

    private SubmittedForm() {}

    /** The channel it belongs to. */
    public static Optional<ChannelRef> channelOf(ModalSubmitted submitted) {
        return replyTo(submitted, "").map(ReplyTo::channel);
    }

    /** Forms of an earlier version do not tell. */
    public static Optional<RepositoryName> repositoryOf(ModalSubmitted submitted) {
        return word(submitted, 3, RepositoryName::of);
    }

    /** The deployment it is about, if it is about one. */
    public static Optional<DeploymentId> deploymentOf(ModalSubmitted submitted) {
        return word(submitted, 4, DeploymentId::of);
    }

    static Optional<ReplyTo> replyTo(ModalSubmitted submitted, String answerId) {
        List<String> words = words(submitted);
        return word(submitted, 2, URI::create)
                .map(url -> new ReplyTo(
                        new ChannelRef(submitted.workspace(), words.getFirst()),
                        submitted.user(),
                        words.get(1),
                        url,
                        answerId));
    }

    static String metadata(ReplyTo replyTo, RepositoryName repository) {
        return replyTo.channel().channel() + " " + replyTo.slash() + " " + replyTo.responseUrl() + " " + repository;
    }

    static @Nullable String filled(ModalSubmitted submitted, String field) {
        String value = submitted.values().getOrDefault(field, "").strip();
        return value.isEmpty() ? null : value;
    }

    private static <T> Optional<T> word(ModalSubmitted submitted, int index, Function<String, T> meaning) {
        List<String> words = words(submitted);
        try {
            return words.size() > index ? Optional.of(meaning.apply(words.get(index))) : Optional.empty();
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /** Those of an earlier version do not name the repository. */
    private static List<String> words(ModalSubmitted submitted) {
        List<String> words = List.of(submitted.privateMetadata().split(" ", -1));
        boolean ours = switch (submitted.callbackId()) {
            case DeployForm.CALLBACK -> words.size() == 3 || words.size() == 4;
            case ForceForm.CALLBACK -> words.size() == 5;
            default -> false;
        };
        return ours ? words : List.of();
    }
}
