package dev.cimon.sandbox.github;

import java.util.List;

/** @param members by their logins */
record Team(long id, String organization, String slug, List<String> members) {
    Team {
        members = List.copyOf(members);
    }

    boolean has(String login) {
        return members.stream().anyMatch(login::equalsIgnoreCase);
    }
}
