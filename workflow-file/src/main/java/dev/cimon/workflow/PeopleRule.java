package dev.cimon.workflow;

import java.util.List;

/**
 * People: all who are in one of these lists.
 *
 * @param logins on GitHub
 * @param teams on GitHub, written {@code organization/team}
 * @param slackUsers by their ids
 * @param slackGroups user groups of Slack, by their ids or by their handles with an @
 */
public record PeopleRule(List<String> logins, List<String> teams, List<String> slackUsers, List<String> slackGroups) {
    public PeopleRule {
        logins = List.copyOf(logins);
        teams = List.copyOf(teams);
        slackUsers = List.copyOf(slackUsers);
        slackGroups = List.copyOf(slackGroups);
    }
}
