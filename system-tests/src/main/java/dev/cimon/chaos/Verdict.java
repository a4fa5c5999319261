package dev.cimon.chaos;

import dev.cimon.chaos.Finding.Kind;
import dev.cimon.story.Tape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What became of everything that was asked for: each accepted trigger has one deployment, and each deployment has one
 * GitHub Deployment, one pipeline and one message in each channel, all of which tell the same.
 *
 * @param triggers of deployments
 * @param accepted of those, how many a gateway accepted
 * @param done how many deployments came to the end of their pipeline, or were ended with their pull request
 * @param superseded by something newer, which is legal
 */
public record Verdict(int triggers, int accepted, int done, int superseded, int refused, List<Finding> findings) {

    static Verdict on(List<Asked> asked, Collection<Place> places, Evidence evidence) {
        Collection<Decided> deployments = Decided.all(evidence.entries());
        List<Finding> findings = new ArrayList<>();
        Set<String> overtaken = overtaken(evidence.entries());
        int gaveWay = decisions(asked, deployments, evidence.accepted(), overtaken, findings);
        Map<String, Integer> channels = places.stream()
                .collect(Collectors.toMap(
                        Place::repository, place -> place.channels().size()));
        for (Decided deployment : deployments) {
            Traces.check(
                    deployment,
                    evidence.made(deployment),
                    channels.getOrDefault(deployment.repository(), 0),
                    (kind, words) -> findings.add(new Finding(kind, deployment + " " + words)));
        }
        closed(asked, deployments, evidence.accepted(), findings);
        evidence.shownTwice().forEach(key -> findings.add(new Finding(Kind.TWICE, key + " is shown twice")));
        evidence.passedGates().forEach(passed -> findings.add(new Finding(Kind.PASSED, passed)));
        evidence.undone().forEach(undone -> findings.add(new Finding(Kind.STUCK, undone)));
        List<Asked> triggers = asked.stream().filter(Asked::deploys).toList();
        return new Verdict(
                triggers.size(),
                (int) triggers.stream()
                        .filter(trigger -> evidence.accepted().contains(trigger.mark()))
                        .count(),
                ended(deployments, Set.of("succeeded", "failed", "cancelled")),
                ended(deployments, Set.of("superseded")) + gaveWay,
                ended(deployments, Set.of("refused")),
                findings);
    }

    public boolean clean() {
        return findings.isEmpty();
    }

    public long count(Kind kind) {
        return findings.stream().filter(finding -> finding.kind() == kind).count();
    }

    private static int ended(Collection<Decided> deployments, Set<String> ends) {
        return (int) deployments.stream()
                .filter(deployment -> ends.contains(deployment.end()))
                .count();
    }

    /**
     * Each accepted trigger has exactly one decision; what was not accepted may have one, since a gateway can die after
     * Kafka has it and before it has said so.
     *
     * @return how many heads of pull requests were overtaken on their way and need none
     */
    private static int decisions(
            List<Asked> asked,
            Collection<Decided> deployments,
            Set<String> accepted,
            Set<String> overtaken,
            List<Finding> findings) {
        Map<String, Integer> decided = new HashMap<>();
        deployments.forEach(deployment -> decided.merge(deployment.mark(), 1, Integer::sum));
        int gaveWay = 0;
        for (Asked trigger : asked) {
            int times = trigger.deploys() ? decided.getOrDefault(trigger.mark(), 0) : 1;
            decided.remove(trigger.mark());
            if (times > 1) {
                findings.add(
                        new Finding(Kind.TWICE, trigger.mark() + " was asked for once, decided " + times + " times"));
            } else if (times == 0 && overtaken.contains(trigger.mark())) {
                gaveWay++;
            } else if (times == 0 && accepted.contains(trigger.mark())) {
                findings.add(
                        new Finding(Kind.LOST, trigger.mark() + " in " + trigger.repository() + " was never decided"));
            }
        }
        decided.keySet().forEach(mark -> findings.add(new Finding(Kind.TWICE, mark + ": nobody asked for it")));
        return gaveWay;
    }

    /** Heads of pull requests that came to Kafka after something newer about the same pull request. */
    private static Set<String> overtaken(List<Tape.Entry> entries) {
        Map<String, String> newest = new HashMap<>();
        Set<String> overtaken = new HashSet<>();
        for (Tape.Entry entry : entries) {
            if (entry.is("github.pull-request-changed")) {
                String repository = entry.data().path("repository").asText();
                String pull = repository + "#" + entry.data().path("number").asInt();
                String at = entry.data().path("updatedAt").asText();
                if (at.compareTo(newest.getOrDefault(pull, "")) < 0) {
                    overtaken.add(Asked.pullRequest(
                                    repository,
                                    entry.data().path("headRevision").asText())
                            .mark());
                } else {
                    newest.put(pull, at);
                }
            }
        }
        return overtaken;
    }

    /** What runs for a pull request ends with it. */
    private static void closed(
            List<Asked> asked, Collection<Decided> deployments, Set<String> accepted, List<Finding> findings) {
        Set<String> environments = asked.stream()
                .filter(trigger -> !trigger.deploys() && accepted.contains(trigger.mark()))
                .map(trigger -> trigger.mark().replaceFirst("^close ", "").replace("#", " pr"))
                .collect(Collectors.toSet());
        deployments.stream()
                .filter(deployment -> environments.contains(deployment.repository() + " " + deployment.environment()))
                .filter(deployment -> deployment.end().equals("succeeded") && !deployment.inactive())
                .forEach(deployment -> findings.add(
                        new Finding(Kind.LOST, deployment + " goes on, though its pull request is closed")));
    }
}
