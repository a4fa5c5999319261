package dev.cimon.trial;

import dev.cimon.engine.pullrequest.PullRequest;
import dev.cimon.events.deployment.DeploymentRef;
import dev.cimon.events.deployment.DeploymentRequested;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.EnvironmentName;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What was beside what would have been. */
final class Comparisons {

    /** Deployments are counted anew; people know them by the numbers they had. */
    private static final Pattern NUMBER = Pattern.compile("(#| why )(\\d+)");

    private final Recording recording;
    private final World world;
    private final Doubts doubts;
    private final Map<DeploymentId, Fate> unmet;
    private final Map<String, String> numbers = new HashMap<>();

    /** @param unmet what became of wishes by hand of which no deployment came */
    Comparisons(Recording recording, World world, Doubts doubts, Map<DeploymentId, Fate> unmet) {
        this.recording = recording;
        this.world = world;
        this.doubts = doubts;
        this.unmet = unmet;
        world.deployments()
                .forEach((id, deployment) -> numberOf(id)
                        .ifPresent(number -> numbers.put(String.valueOf(deployment.number()), String.valueOf(number))));
    }

    /** @param asked those that count of what was asked for then */
    List<Comparison> of(Set<DeploymentId> asked) {
        Set<DeploymentId> all = new LinkedHashSet<>(asked);
        all.addAll(world.deployments().keySet());
        return all.stream()
                .flatMap(id -> comparison(id).stream())
                .sorted(Comparator.comparing(Comparison::at))
                .toList();
    }

    private Optional<Comparison> comparison(DeploymentId id) {
        Steps then = recording.stepsOf(id);
        Steps now = world.stepsOf(id);
        Steps known = then.request().isPresent() ? then : now;
        return known.request()
                .flatMap(request -> now.requestedAt()
                        .or(then::requestedAt)
                        .map(at -> new Comparison(
                                at,
                                numberOf(id).orElse(null),
                                request.trigger(),
                                request.gitRef(),
                                then.revision().or(now::revision).orElse(null),
                                request.deployment().environment(),
                                then.request().isPresent() ? then.fate() : Fate.NOT_ASKED_FOR,
                                now(id))));
    }

    private Fate now(DeploymentId id) {
        Fate fate = world.deployment(id)
                .map(deployment -> doubts.about(deployment)
                        .map(Fate::unknown)
                        .orElseGet(() -> world.stepsOf(id).fate()))
                .orElseGet(() -> Optional.ofNullable(unmet.get(id)).orElseGet(() -> notAskedFor(id)));
        return fate.end() == Fate.End.UNKNOWN ? fate : fate.saying(this::asPeopleKnowThem);
    }

    private Fate notAskedFor(DeploymentId id) {
        return recording
                .stepsOf(id)
                .request()
                .map(request -> Fate.notAskedFor(unaskedIn(request.deployment().environment())))
                .orElse(Fate.NOT_ASKED_FOR);
    }

    private String unaskedIn(EnvironmentName environment) {
        if (world.workflow().environment(environment).isPresent()) {
            return "By this file it does not go to " + environment + " by itself.";
        }
        return PullRequest.numberOf(environment).isPresent()
                ? "This file has no environment for pull requests."
                : "This file has no environment " + environment + ".";
    }

    private Optional<Long> numberOf(DeploymentId id) {
        return recording
                .stepsOf(id)
                .request()
                .map(DeploymentRequested::deployment)
                .map(DeploymentRef::number);
    }

    private String asPeopleKnowThem(String sentence) {
        return NUMBER.matcher(sentence)
                .replaceAll(found -> numbers.containsKey(found.group(2))
                        ? found.group(1) + numbers.get(found.group(2))
                        : "another one");
    }
}
