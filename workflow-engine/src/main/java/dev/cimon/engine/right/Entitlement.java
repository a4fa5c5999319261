package dev.cimon.engine.right;

import dev.cimon.events.reference.SlackUser;
import dev.cimon.workflow.PeopleRule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether somebody is among the people whom the workflow names. */
public sealed interface Entitlement {

    /** @param right in words: as whom */
    record Granted(String right) implements Entitlement {}

    /** @param withoutLogin whether they might be, if only we knew who they are on GitHub */
    record Denied(boolean withoutLogin) implements Entitlement {}

    /** Nothing known says that they are, and GitHub or Slack does not tell all there is to know: the sentence says why. */
    record Untold(String sentence) implements Entitlement {}

    /** Somebody outside has to be asked first. */
    sealed interface Unknown extends Entitlement {}

    /** GitHub has to be asked whether this login belongs to these teams. */
    record UnknownTeams(String login, List<String> teams) implements Unknown {
        public UnknownTeams {
            teams = List.copyOf(teams);
        }
    }

    /** Slack has to be asked whether this person belongs to these user groups. */
    record UnknownGroups(SlackUser person, List<String> groups) implements Unknown {
        public UnknownGroups {
            groups = List.copyOf(groups);
        }
    }

    /**
     * @param rule everybody, when absent
     * @param known what GitHub and Slack have said about them
     */
    static Entitlement of(Identity who, @Nullable PeopleRule rule, Known known, Instant now) {
        if (rule == null) {
            return new Granted("like everybody here");
        }
        String login = who.login();
        SlackUser person = who.person();
        if (login != null && rule.logins().stream().anyMatch(login::equalsIgnoreCase)) {
            return new Granted("as " + who.provenance());
        }
        if (person != null && rule.slackUsers().contains(person.id())) {
            return new Granted("as " + person.name() + " in Slack");
        }
        Belonging byTeam = Belonging.of(login, rule.teams(), known.teams(), now);
        Belonging byGroup = Belonging.of(person == null ? null : person.id(), rule.slackGroups(), known.groups(), now);
        if (byTeam.to() != null) {
            return new Granted("as " + who.provenance() + " of " + byTeam.to());
        }
        if (person != null && byGroup.to() != null) {
            return new Granted("as " + person.name() + " of " + groupInWords(byGroup.to()));
        }
        if (login != null && byTeam.unknown()) {
            return new UnknownTeams(login, rule.teams());
        }
        if (person != null && byGroup.unknown()) {
            return new UnknownGroups(person, rule.slackGroups());
        }
        boolean withoutLogin =
                login == null && !(rule.logins().isEmpty() && rule.teams().isEmpty());
        return known.untold().<Entitlement>map(Untold::new).orElseGet(() -> new Denied(withoutLogin));
    }

    /**
     * @param to the first of the groups to which they are known to belong
     * @param unknown whether it is not known of one of them
     */
    record Belonging(@Nullable String to, boolean unknown) {

        static Belonging of(@Nullable String who, List<String> groups, @Nullable Membership known, Instant now) {
            if (who == null) {
                return new Belonging(null, false);
            }
            Optional<Membership> told = Optional.ofNullable(known);
            return new Belonging(
                    groups.stream()
                            .filter(group -> told.flatMap(all -> all.belongsTo(group, who, now))
                                    .orElse(false))
                            .findFirst()
                            .orElse(null),
                    groups.stream()
                            .anyMatch(group -> told.flatMap(all -> all.belongsTo(group, who, now))
                                    .isEmpty()));
        }
    }

    /** Whom a rule names, in words. */
    static String words(PeopleRule rule, Function<String, String> nameOfSlackUser) {
        return String.join(
                ", ",
                Stream.of(
                                rule.logins().stream(),
                                rule.teams().stream(),
                                rule.slackUsers().stream().map(nameOfSlackUser),
                                rule.slackGroups().stream().map(Entitlement::groupInWords))
                        .flatMap(names -> names)
                        .distinct()
                        .toList());
    }

    /** An id says little, so it is said what it is the id of. */
    static String groupInWords(String group) {
        return group.startsWith("@") ? group : "the user group " + group;
    }

    static String groupsInWords(List<String> groups) {
        return String.join(", ", groups.stream().map(Entitlement::groupInWords).toList());
    }
}
