package dev.cimon.engine.gate;

import dev.cimon.engine.deployment.Commit;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.workflow.Workflow;
import dev.cimon.events.deployment.GateFinding;
import dev.cimon.events.deployment.GateFinding.Verdict;
import dev.cimon.workflow.AllowedRefs;
import dev.cimon.workflow.Environment;
import dev.cimon.workflow.RefPatterns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks whether the workflow lets this ref go to that environment. */
public final class AllowedRef {

    private static final String GATE = "ref";

    private AllowedRef() {}

    /** Empty where any ref may. */
    public static Optional<GateFinding> examine(Deployment candidate, Workflow workflow) {
        Commit commit = candidate.requireCommit();
        Optional<Environment> environment = workflow.environment(candidate.environment());
        return environment
                .map(Environment::allowedRefs)
                .map(allowed -> isStable(commit, environment.get()) || allows(allowed, commit, workflow.defaultBranch())
                        ? new GateFinding(
                                GATE, Verdict.PASS, commit.ref() + " may go to " + candidate.environment() + ".")
                        : new GateFinding(GATE, Verdict.REFUSE, refusal(candidate, commit, allowed)));
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
