package dev.cimon.engine.decide;

import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.DeploymentState.Superseded;
import dev.cimon.engine.message.PreviewComment;
import dev.cimon.engine.pullrequest.PullRequest;
import java.net.URI;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** What a pull request is told about its preview: on its message, and in one comment of ours on GitHub. */
final class Previews {

    private Previews() {}

    /** A deployment has changed; if it is a preview, its pull request shows it. */
    static void follow(Turn turn, Deployment deployment) {
        PullRequest.numberOf(deployment.environment()).ifPresent(number -> PullRequests.preview(turn, number));
    }

    /** The pull request with its preview as it is now; the comment is ordered if it has to say something else. */
    static PullRequest refresh(Turn turn, PullRequest pullRequest) {
        Optional<Deployment> current = current(turn, pullRequest);
        URI url = current.map(Deployment::url).orElse(null);
        String told = pullRequest.previewComment();
        String comment = comment(turn, pullRequest, current).orElse(told);
        if (comment != null && !comment.equals(told)) {
            turn.order(new Effect.CommentOnPullRequest(pullRequest.repository(), pullRequest.number(), comment));
        }
        return pullRequest.previewed(url, comment);
    }

    private static Optional<Deployment> current(Turn turn, PullRequest pullRequest) {
        return pullRequest.status() == PullRequest.Status.OPEN
                ? turn.deployments()
                        .filter(deployment ->
                                deployment.current() && deployment.environment().equals(pullRequest.environment()))
                        .max(Comparator.comparingLong(Deployment::number))
                : Optional.empty();
    }

    private static Optional<String> comment(Turn turn, PullRequest pullRequest, Optional<Deployment> current) {
        if (pullRequest.status() == PullRequest.Status.OPEN) {
            return newest(turn, pullRequest).flatMap(deployment -> PreviewComment.about(deployment, current));
        }
        return pullRequest.previewComment() == null ? Optional.empty() : Optional.of(PreviewComment.ENDED);
    }

    /** One that gave way to another says nothing any more, even if it was asked for later. */
    private static Optional<Deployment> newest(Turn turn, PullRequest pullRequest) {
        Stream<Deployment> recent = turn.situation().recent().stream()
                .map(deployment -> turn.deployment(deployment.id()).orElse(deployment));
        return Stream.concat(recent, turn.deployments())
                .filter(deployment -> deployment.environment().equals(pullRequest.environment()))
                .filter(deployment -> !(deployment.state() instanceof Superseded))
                .max(Comparator.comparingLong(Deployment::number));
    }
}
