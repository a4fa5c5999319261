package dev.cimon.engine.gate;

import dev.cimon.events.reference.SlackUser;
import java.util.List;

/** What a gate has to know and does not: somebody outside has to be asked. */
public sealed interface Question {

    /** What the commit statuses and check runs of its commit say. */
    record WhatChecksSay() implements Question {}

    /** To which of these teams on GitHub this login belongs. */
    record WhichTeams(String login, List<String> teams) implements Question {
        public WhichTeams {
            teams = List.copyOf(teams);
        }
    }

    /** To which of these user groups of Slack this person belongs. */
    record WhichUserGroups(SlackUser person, List<String> groups) implements Question {
        public WhichUserGroups {
            groups = List.copyOf(groups);
        }
    }
}
