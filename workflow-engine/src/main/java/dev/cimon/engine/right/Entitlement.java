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

    /** GitHub has to be asked whether this login belongs to these teams. */
    record Unknown(String login, List<String> teams) implements Entitlement {
        public Unknown {
            teams = List.copyOf(teams);
        }
    }

    /**
     * @param rule everybody, when absent
     * @param known what GitHub has said about them
     */
    static Entitlement of(Identity who, @Nullable PeopleRule rule, Optional<Teams> known, Instant now) {
        if (rule == null) {
            return new Granted("like everybody here");
        }
        String login = who.login();
        SlackUser person = who.person();
        if (login != null && rule.logins().stream().anyMatch(login::equalsIgnoreCase)) {
            return new Granted("as " + login);
        }
        if (person != null && rule.slackUsers().contains(person.id())) {
            return new Granted("as " + person.name() + " in Slack");
        }
        if (login == null) {
            return new Denied(!rule.logins().isEmpty() || !rule.teams().isEmpty());
        }
        return byTeam(login, rule.teams(), known, now);
    }

    private static Entitlement byTeam(String login, List<String> teams, Optional<Teams> known, Instant now) {
        Optional<String> team = teams.stream()
                .filter(name ->
                        known.flatMap(told -> told.belongsTo(name, login, now)).orElse(false))
                .findFirst();
        boolean unknown = teams.stream()
                .anyMatch(name ->
                        known.flatMap(told -> told.belongsTo(name, login, now)).isEmpty());
        return team.<Entitlement>map(name -> new Granted("as " + login + " of " + name))
                .orElseGet(() -> unknown ? new Unknown(login, teams) : new Denied(false));
    }

    /** Whom a rule names, in words. */
    static String words(PeopleRule rule, Function<String, String> nameOfSlackUser) {
        return String.join(
                ", ",
                Stream.of(
                                rule.logins().stream(),
                                rule.teams().stream(),
                                rule.slackUsers().stream().map(nameOfSlackUser))
                        .flatMap(names -> names)
                        .distinct()
                        .toList());
    }
}
