package dev.cimon.engine.gate;

import dev.cimon.engine.deployment.Commit;
import dev.cimon.engine.right.Entitlement;
import dev.cimon.engine.right.Identity;
import dev.cimon.engine.right.Known;
import dev.cimon.engine.right.Vote;
import dev.cimon.workflow.Approvals;
import dev.cimon.workflow.PeopleRule;
import java.util.Optional;

/** Whether somebody may decide about a deployment that has to be approved. */
public sealed interface Ballot {

    /** They may; this is how they would agree. */
    record Open(Vote vote) implements Ballot {}

    /** GitHub or Slack has to be asked about them first. */
    record Unknown(Entitlement.Unknown unknown) implements Ballot {}

    /** GitHub or Slack does not tell whether they may. */
    record Untold(String sentence) implements Ballot {}

    /** Nobody has to approve what goes there. */
    record NotAsked() implements Ballot {}

    /** Enough people have agreed, or it is not known yet what it brings. */
    record Closed(String sentence) implements Ballot {}

    /** They have asked for it themselves. */
    record Own() implements Ballot {}

    /** It may be their own: somebody on GitHub has set it off, and we do not know who they are there. */
    record MaybeOwn(String login) implements Ballot {}

    /** They have agreed already, like this. */
    record Again(Vote vote) implements Ballot {}

    /**
     * Others decide about it.
     *
     * @param names whom the workflow names, in words
     * @param withoutLogin whether they might be among those, if only we knew who they are on GitHub
     */
    record NotTheirs(String names, boolean withoutLogin) implements Ballot {}

    /** @param known to what they belong, as far as it was asked for */
    static Ballot of(Facts facts, Identity voter, Known known) {
        Optional<Approvals> wanted = Approved.wanted(facts);
        Commit commit = facts.candidate().commit();
        if (wanted.isEmpty()) {
            return new NotAsked();
        }
        Ruling ruling = Approved.examine(facts);
        if (commit == null || ruling instanceof Ruling.Pass) {
            return new Closed(ruling.sentence());
        }
        Identity requester = Permitted.requester(facts);
        if (wanted.get().fourEyes() && voter.is(requester)) {
            return new Own();
        }
        if (wanted.get().fourEyes() && requester.login() != null && !voter.comparableTo(requester)) {
            return new MaybeOwn(requester.login());
        }
        return entitled(facts, voter, known, commit);
    }

    private static Ballot entitled(Facts facts, Identity voter, Known known, Commit commit) {
        PeopleRule rule = Approved.rule(facts);
        return switch (Entitlement.of(voter, rule, known, facts.now())) {
            case Entitlement.Unknown unknown -> new Unknown(unknown);
            case Entitlement.Untold(String sentence) -> new Untold(sentence);
            case Entitlement.Denied(boolean withoutLogin) ->
                new NotTheirs(rule == null ? "" : Entitlement.words(rule, facts.people()::nameOf), withoutLogin);
            case Entitlement.Granted(String right) -> {
                Vote vote = new Vote(voter, right, commit.revision(), facts.now());
                yield facts.candidate().evidence().votes().stream()
                        .filter(given -> given.revision().equals(commit.revision())
                                && given.by().is(voter))
                        .findFirst()
                        .<Ballot>map(Again::new)
                        .orElseGet(() -> new Open(vote));
            }
        };
    }
}
