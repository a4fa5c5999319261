package dev.cimon.engine.gate;

import dev.cimon.engine.check.CommitChecks;
import dev.cimon.engine.deployment.Commit;
import dev.cimon.events.github.CheckReported.Result;
import dev.cimon.workflow.Environment;
import dev.cimon.workflow.RequiredChecks;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The checks that the workflow asks for are green. */
final class Checked {

    private Checked() {}

    static Ruling examine(Facts facts) {
        return switch (rule(facts)) {
            case RequiredChecks.None _ ->
                new Ruling.Pass(
                        "No check has to be green for " + facts.candidate().environment() + ".");
            case RequiredChecks.All _ -> withChecks(facts, Checked::all);
            case RequiredChecks.Named(List<String> names) ->
                withChecks(facts, (commit, checks) -> judged(commit, names, checks));
        };
    }

    static RequiredChecks rule(Facts facts) {
        return facts.workflow()
                .environment(facts.candidate().environment())
                .map(Environment::requiredChecks)
                .orElseGet(RequiredChecks.None::new);
    }

    /** What GitHub has to tell before this can be judged. */
    static Optional<Question> question(Facts facts) {
        boolean wanted = !(rule(facts) instanceof RequiredChecks.None)
                && facts.candidate().commit() != null
                && !facts.candidate().evidence().checks().read();
        return wanted ? Optional.of(new Question.WhatChecksSay()) : Optional.empty();
    }

    @FunctionalInterface
    private interface Judgement {
        Ruling of(String commit, CommitChecks checks);
    }

    private static Ruling withChecks(Facts facts, Judgement judgement) {
        Commit commit = facts.candidate().commit();
        CommitChecks checks = facts.candidate().evidence().checks();
        if (commit == null) {
            return new Ruling.Wait("What its checks say is asked once it is found.");
        }
        String sha = commit.revision().abbreviated();
        return checks.read()
                ? judgement.of(sha, checks)
                : new Ruling.Wait("GitHub has to say first what the checks of " + sha + " say.");
    }

    /** A commit without any check may get some in a moment: nothing is known about it. */
    private static Ruling all(String commit, CommitChecks checks) {
        return checks.byName().isEmpty()
                ? new Ruling.Wait("No check has reported on " + commit + " yet.")
                : judged(commit, checks.byName().keySet(), checks);
    }

    private static Ruling judged(String commit, Collection<String> names, CommitChecks checks) {
        List<String> red = saying(Result.FAILED, names, checks);
        if (!red.isEmpty()) {
            return new Ruling.Refuse("Red on " + commit + ": " + String.join(", ", red) + ".");
        }
        Stream<String> silent =
                names.stream().filter(name -> checks.named(name).isEmpty()).map(name -> name + " (has not reported)");
        List<String> open = Stream.concat(saying(Result.PENDING, names, checks).stream(), silent)
                .toList();
        return open.isEmpty()
                ? new Ruling.Pass("Green on " + commit + ": " + String.join(", ", names) + ".")
                : new Ruling.Wait("Not green on " + commit + " yet: " + String.join(", ", open) + ".");
    }

    private static List<String> saying(Result result, Collection<String> names, CommitChecks checks) {
        return names.stream()
                .filter(name -> checks.named(name)
                        .filter(check -> check.result() == result)
                        .isPresent())
                .toList();
    }
}
