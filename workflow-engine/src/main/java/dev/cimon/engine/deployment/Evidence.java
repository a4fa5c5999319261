package dev.cimon.engine.deployment;

import dev.cimon.engine.check.CommitChecks;
import dev.cimon.engine.right.Known;
import dev.cimon.engine.right.Membership;
import dev.cimon.engine.right.Vote;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What has been found out about a deployment, for its gates to look at.
 *
 * @param commitChecks of its commit, where the workflow asks for them
 * @param teamsOfRequester where its permission depends on them
 * @param groupsOfRequester user groups of Slack, likewise
 * @param agreed who has agreed to it
 * @param voided whose agreement counts no more, since the ref has moved on, by their names
 */
public record Evidence(
        @Nullable CommitChecks commitChecks,
        @Nullable Membership teamsOfRequester,
        @Nullable Membership groupsOfRequester,
        @Nullable List<Vote> agreed,
        @Nullable String voided) {

    public static final Evidence NONE = new Evidence(null, null, null, null, null);

    public Evidence {
        agreed = agreed == null || agreed.isEmpty() ? null : List.copyOf(agreed);
    }

    public CommitChecks checks() {
        return commitChecks == null ? CommitChecks.UNKNOWN : commitChecks;
    }

    /** To what whoever asked for it belongs. */
    public Known known() {
        return new Known(teamsOfRequester, groupsOfRequester);
    }

    public List<Vote> votes() {
        return agreed == null ? List.of() : agreed;
    }

    public Evidence with(CommitChecks checks) {
        return new Evidence(checks, teamsOfRequester, groupsOfRequester, agreed, voided);
    }

    public Evidence withTeams(Membership teams) {
        return new Evidence(commitChecks, teams, groupsOfRequester, agreed, voided);
    }

    public Evidence withGroups(Membership groups) {
        return new Evidence(commitChecks, teamsOfRequester, groups, agreed, voided);
    }

    public Evidence with(Vote vote) {
        return new Evidence(
                commitChecks,
                teamsOfRequester,
                groupsOfRequester,
                Stream.concat(votes().stream(), Stream.of(vote)).toList(),
                voided);
    }

    /** Who had agreed to the older one has not agreed to this one. */
    public Evidence takingThePlaceOf(Evidence older) {
        String lost = older.without(older.votes()).voided();
        return lost == null ? this : new Evidence(commitChecks, teamsOfRequester, groupsOfRequester, agreed, lost);
    }

    /** These agreed to something else. */
    public Evidence without(List<Vote> votes) {
        String names = votes.stream().map(vote -> vote.by().name()).distinct().collect(Collectors.joining(", "));
        return new Evidence(
                commitChecks,
                teamsOfRequester,
                groupsOfRequester,
                votes().stream().filter(vote -> !votes.contains(vote)).toList(),
                names.isEmpty() ? voided : names);
    }
}
