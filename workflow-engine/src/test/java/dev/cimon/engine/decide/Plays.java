package dev.cimon.engine.decide;

import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.History;
import dev.cimon.engine.project.Project;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ways to bring a {@link Play} to a certain point. */
final class Plays {

    private Plays() {}

    /** Performs what is due, in order, up to and including the first effect of this kind. */
    static void performUntil(Play play, Class<? extends Effect> last) {
        while (play.performed(last).isEmpty()) {
            play.perform(play.due().stream()
                    .filter(effect -> !(effect instanceof Effect.FollowPipeline))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no " + last.getSimpleName() + " is asked for")));
        }
    }

    static Effect.FollowPipeline follow(Play play) {
        return play.due().stream()
                .filter(Effect.FollowPipeline.class::isInstance)
                .map(Effect.FollowPipeline.class::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no pipeline is followed"));
    }

    static void performMessages(Play play) {
        Optional<Effect> next = message(play);
        while (next.isPresent()) {
            play.perform(next.get());
            next = message(play);
        }
    }

    private static Optional<Effect> message(Play play) {
        return play.due().stream().filter(Effect.Publish.class::isInstance).findFirst();
    }

    /** In which only these deployments are known. */
    static Situation situationOf(Deployment... deployments) {
        return situationIn(Samples.project(), deployments);
    }

    static Situation situationIn(@Nullable Project project, Deployment... deployments) {
        return new Situation(
                project,
                project == null ? List.of() : List.of(project.repository()),
                List.of(deployments),
                Set.of(),
                List.of(deployments),
                null,
                List.of(),
                History.NONE,
                List.of(),
                Samples.people(),
                false,
                "/cimon",
                null);
    }
}
