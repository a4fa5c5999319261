package dev.cimon.engine.gate;

import dev.cimon.engine.deployment.Commit;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.right.Entitlement;
import dev.cimon.engine.right.Identity;
import dev.cimon.engine.right.Vote;
import dev.cimon.workflow.Approvals;
import dev.cimon.workflow.Environment;
import dev.cimon.workflow.PeopleRule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** As many people as the workflow wants have agreed to this very commit. */
final class Approved {

    private Approved() {}

    static Ruling examine(Facts facts) {
        Deployment candidate = facts.candidate();
        Optional<Approvals> wanted = wanted(facts);
        Commit commit = candidate.commit();
        if (wanted.isEmpty()) {
            return new Ruling.Pass("Nobody has to approve what goes to " + candidate.environment() + ".");
        }
        if (commit == null) {
            return new Ruling.Wait("Nobody can approve it before it is found.");
        }
        List<Vote> votes = counted(facts, wanted.get(), commit);
        return votes.size() >= wanted.get().required()
                ? new Ruling.Pass(votes.stream()
                        .map(vote -> vote.by().name() + " has approved it, " + vote.right() + ".")
                        .collect(Collectors.joining(" ")))
                : new Ruling.Wait(missing(facts, wanted.get(), votes));
    }

    static Optional<Approvals> wanted(Facts facts) {
        return facts.workflow().environment(facts.candidate().environment()).map(Environment::approvals);
    }

    /** Who may; whoever may deploy there, where the workflow says nothing else. */
    static @Nullable PeopleRule rule(Facts facts) {
        PeopleRule by = wanted(facts).map(Approvals::by).orElse(null);
        return by == null ? Permitted.rule(facts) : by;
    }

    private static List<Vote> counted(Facts facts, Approvals wanted, Commit commit) {
        Identity requester = Permitted.requester(facts);
        return facts.candidate().evidence().votes().stream()
                .filter(vote -> vote.revision().equals(commit.revision()))
                .filter(vote -> !wanted.fourEyes() || !vote.by().is(requester))
                .toList();
    }

    private static String missing(Facts facts, Approvals wanted, List<Vote> votes) {
        PeopleRule rule = rule(facts);
        StringBuilder words = new StringBuilder(
                wanted.required() == 1
                        ? "Somebody has to approve it"
                        : wanted.required() + " people have to approve it");
        if (rule != null) {
            words.append(": ").append(Entitlement.words(rule, facts.people()::nameOf));
        }
        words.append('.');
        if (!votes.isEmpty()) {
            words.append(" Approved by ")
                    .append(votes.stream().map(vote -> vote.by().name()).collect(Collectors.joining(", ")))
                    .append(" so far.");
        }
        String voided = facts.candidate().evidence().voided();
        if (voided != null) {
            words.append(" The ref has moved on since ").append(voided).append(" approved it, so that counts no more.");
        }
        return words.toString();
    }
}
