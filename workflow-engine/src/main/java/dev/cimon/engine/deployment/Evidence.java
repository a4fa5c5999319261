package dev.cimon.engine.deployment;

import dev.cimon.engine.check.CommitChecks;
import dev.cimon.engine.right.Teams;
import dev.cimon.engine.right.Vote;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What has been found out about a deployment, for its gates to look at.
 *
 * @param commitChecks of its commit, where the workflow asks for them
 * @param teamsOfRequester where its permission depends on them
 * @param agreed who has agreed to it
 * @param voided whose agreement counts no more, since the ref has moved on, by their names
 */
public record Evidence(
        @Nullable CommitChecks commitChecks,
        @Nullable Teams teamsOfRequester,
        @Nullable List<Vote> agreed,
        @Nullable String voided) {

    public static final Evidence NONE = new Evidence(null, null, null, null);

    public Evidence {
        agreed = agreed == null || agreed.isEmpty() ? null : List.copyOf(agreed);
    }

    public CommitChecks checks() {
        return commitChecks == null ? CommitChecks.UNKNOWN : commitChecks;
    }

    public Optional<Teams> teams() {
        return Optional.ofNullable(teamsOfRequester);
    }

    public List<Vote> votes() {
        return agreed == null ? List.of() : agreed;
    }

    public Evidence with(CommitChecks checks) {
        return new Evidence(checks, teamsOfRequester, agreed, voided);
    }

    public Evidence with(Teams teams) {
        return new Evidence(commitChecks, teams, agreed, voided);
    }

    public Evidence with(Vote vote) {
        return new Evidence(
                commitChecks,
                teamsOfRequester,
                Stream.concat(votes().stream(), Stream.of(vote)).toList(),
                voided);
    }

    /** Who had agreed to the older one has not agreed to this one. */
    public Evidence takingThePlaceOf(Evidence older) {
        String lost = older.without(older.votes()).voided();
        return lost == null ? this : new Evidence(commitChecks, teamsOfRequester, agreed, lost);
    }

    /** These agreed to something else. */
    public Evidence without(List<Vote> votes) {
        String names = votes.stream().map(vote -> vote.by().name()).distinct().collect(Collectors.joining(", "));
        return new Evidence(
                commitChecks,
                teamsOfRequester,
                votes().stream().filter(vote -> !votes.contains(vote)).toList(),
                names.isEmpty() ? voided : names);
    }
}
