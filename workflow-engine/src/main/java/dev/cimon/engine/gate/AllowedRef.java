package dev.cimon.engine.gate;

import dev.cimon.engine.deployment.Commit;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.workflow.AllowedRefs;
import dev.cimon.workflow.Environment;
import dev.cimon.workflow.RefPatterns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The workflow lets this ref go to that environment. */
final class AllowedRef {

    private AllowedRef() {}

    static Ruling examine(Facts facts) {
        Deployment candidate = facts.candidate();
        Commit commit = candidate.commit();
        if (commit == null) {
            return new Ruling.Wait("What is to go to " + candidate.environment() + " has to be found first.");
        }
        Optional<Environment> environment = facts.workflow().environment(candidate.environment());
        if (environment.isEmpty()) {
            return new Ruling.Refuse("The workflow has no environment " + candidate.environment() + " any more.");
        }
        return environment
                .map(Environment::allowedRefs)
                .filter(allowed -> !isStable(commit, environment.get())
                        && !allows(allowed, commit, facts.workflow().defaultBranch()))
                .<Ruling>map(allowed -> new Ruling.Refuse(refusal(candidate, commit, allowed)))
                .orElseGet(() -> new Ruling.Pass(commit.ref() + " may go to " + candidate.environment() + "."));
    }

    private static boolean isStable(Commit commit, Environment environment) {
        return kindOf(commit) != Kind.COMMIT && commit.ref().equals(environment.stableRef());
    }

    private static boolean allows(AllowedRefs allowed, Commit commit, String defaultBranch) {
        return switch (kindOf(commit)) {
            case BRANCH -> allowed.branches().match(commit.ref(), defaultBranch);
            case TAG -> allowed.tags().match(commit.ref(), defaultBranch);
            case COMMIT -> allowed.commits();
        };
    }

    private enum Kind {
        BRANCH("branch"),
        TAG("tag"),
        COMMIT("commit");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    /** A bare commit is built on some branch whose name it does not have. */
    private static Kind kindOf(Commit commit) {
        if (commit.ciRef().equals("refs/heads/" + commit.ref())) {
            return Kind.BRANCH;
        }
        return commit.ciRef().equals("refs/tags/" + commit.ref()) ? Kind.TAG : Kind.COMMIT;
    }

    private static String refusal(Deployment candidate, Commit commit, AllowedRefs allowed) {
        List<String> may = new ArrayList<>();
        add(may, "branches ", allowed.branches());
        add(may, "tags ", allowed.tags());
        if (allowed.commits()) {
            may.add("commits");
        }
        return "The workflow does not let the " + kindOf(commit).word + " " + commit.ref() + " go to "
                + candidate.environment() + (may.isEmpty() ? "." : ", only " + String.join(" and ", may) + ".");
    }

    private static void add(List<String> may, String what, RefPatterns patterns) {
        if (!patterns.patterns().isEmpty()) {
            may.add(what + patterns);
        }
    }
}
