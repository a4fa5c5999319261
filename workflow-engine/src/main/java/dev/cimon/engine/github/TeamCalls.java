package dev.cimon.engine.github;

import dev.cimon.engine.provider.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Who is in a team, those of its child teams among them
 * (<a href="https://docs.github.com/en/rest/teams/members#get-team-membership-for-a-user">documentation</a>).
 */
record TeamCalls(RestCalls calls) {

    /**
     * Those of the teams to which the login belongs; fails if there is none such, and one of the teams is not shown.
     *
     * @param teams written {@code organization/team}
     */
    List<String> of(String login, List<String> teams) throws IOException {
        List<String> member = new ArrayList<>();
        CallFailed refusal = null;
        for (String team : teams) {
            try {
                if (has(team, login)) {
                    member.add(team);
                }
            } catch (CallFailed failure) {
                if (!failure.isRefused()) {
                    throw failure;
                }
                refusal = failure;
            }
        }
        if (refusal != null && member.isEmpty()) {
            throw refusal;
        }
        return member;
    }

    /** GitHub answers alike for a team that there is not, or that it does not show, and for who is not in it. */
    private boolean has(String team, String login) throws IOException {
        int slash = team.indexOf('/');
        String path = "/orgs/" + RestCalls.segment(team.substring(0, slash)) + "/teams/"
                + RestCalls.segment(team.substring(slash + 1));
        try {
            return calls.getOutside(path + "/memberships/" + RestCalls.segment(login))
                    .path("state")
                    .asText()
                    .equals("active");
        } catch (CallFailed failure) {
            if (!failure.isRefused(404, "Not Found")) {
                throw failure;
            }
        }
        try {
            calls.getOutside(path);
            return false;
        } catch (CallFailed failure) {
            throw failure.isRefused(404, "Not Found") ? unknown(team) : failure;
        }
    }

    private static CallFailed unknown(String team) {
        return new CallFailed(new Outcome.Refused<>(
                404,
                "There is no team " + team + ", or Cimon may not see it: it needs the permission to read the"
                        + " organization's members."));
    }
}
