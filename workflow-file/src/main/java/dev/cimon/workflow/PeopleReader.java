package dev.cimon.workflow;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads who is meant. */
final class PeopleReader {

    static final List<String> KEYS = List.of("logins", "teams", "slack-users", "slack-groups");
    private static final Pattern LOGIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,38}(\\[bot])?");
    private static final Pattern TEAM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,38}/[A-Za-z0-9_.-]{1,100}");
    private static final Pattern SLACK_USER = Pattern.compile("[UW][A-Z0-9]{2,20}");
    private static final Pattern SLACK_GROUP = Pattern.compile("S[A-Z0-9]{2,20}|@?[a-z0-9][a-z0-9._-]{0,79}");

    private PeopleReader() {}

    static PeopleRule read(Node node, Mistakes mistakes) {
        Section people = Section.of(node, KEYS, mistakes);
        if (node instanceof MappingNode mapping && mapping.getValue().isEmpty()) {
            mistakes.add(node, "Name somebody, under " + String.join(" or ", KEYS) + ".");
        }
        return new PeopleRule(
                people.each("logins", like(LOGIN, "is no GitHub login: write it as GitHub shows it, without @.")),
                people.each("teams", like(TEAM, "is no GitHub team: write organization/team.")),
                people.each(
                        "slack-users",
                        like(
                                SLACK_USER,
                                "is no id of a Slack user, such as U024BE7LH: Slack shows it in the person's profile,"
                                        + " “Copy member ID”.")),
                people.each("slack-groups", PeopleReader::slackGroup));
    }

    /** A handle is kept with its @, so that it cannot be taken for an id. */
    private static String slackGroup(String text) {
        String group = like(
                        SLACK_GROUP,
                        "is no user group of Slack: write its handle, such as release-team, or its id, such as S0614TZR7.")
                .apply(text);
        return group.startsWith("S") || group.startsWith("@") ? group : "@" + group;
    }

    private static UnaryOperator<String> like(Pattern form, String problem) {
        return text -> {
            if (!form.matcher(text).matches()) {
                throw new IllegalArgumentException("“" + text + "” " + problem);
            }
            return text;
        };
    }
}
