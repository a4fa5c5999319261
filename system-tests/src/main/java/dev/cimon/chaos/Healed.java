package dev.cimon.chaos;

import dev.cimon.story.Tape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What Cimon says on the topics that it has found by asking; the same event counts once. */
final class Healed {

    private Healed() {}

    /** How many of each kind. */
    static Map<String, Long> count(List<Tape.Entry> entries) {
        Map<String, Long> healed = new LinkedHashMap<>();
        healed.put(
                "webhooks that GitHub was asked for again",
                ids(entries, entry -> entry.is("github.missed-delivery-taken")));
        healed.put("GitHub Deployments found by our id", ids(entries, found("GITHUB_DEPLOYMENT")));
        healed.put("pipelines found by our id", ids(entries, found("PIPELINE")));
        healed.put("ends of pipelines that no webhook told", ids(entries, found("CI_STATUS")));
        healed.put("Slack messages found by their metadata", ids(entries, entry -> entry.is("slack.message-found")));
        return healed;
    }

    private static Predicate<Tape.Entry> found(String what) {
        return entry -> entry.is("deployment.deployment-healed")
                && entry.data().path("found").asText().equals(what);
    }

    private static long ids(List<Tape.Entry> entries, Predicate<Tape.Entry> healing) {
        return entries.stream().filter(healing).map(Tape.Entry::id).distinct().count();
    }
}
