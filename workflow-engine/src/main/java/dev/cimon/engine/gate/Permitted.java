package dev.cimon.engine.gate;

import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.right.Entitlement;
import dev.cimon.engine.right.Identity;
import dev.cimon.events.reference.SlackUser;
import dev.cimon.workflow.Environment;
import dev.cimon.workflow.PeopleRule;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whoever set it off may deploy there. */
final class Permitted {

    private Permitted() {}

    static Ruling examine(Facts facts) {
        String place = facts.candidate().environment().name();
        PeopleRule rule = rule(facts);
        if (rule == null) {
            return new Ruling.Pass("Everybody here may deploy to " + place + ".");
        }
        Identity requester = requester(facts);
        return switch (entitlement(facts, rule)) {
            case Entitlement.Granted(String right) ->
                new Ruling.Pass(requester.name() + " may deploy to " + place + ", " + right + ".");
            case Entitlement.UnknownTeams(String login, var teams) ->
                new Ruling.Wait(
                        "GitHub has to say first whether " + login + " belongs to " + String.join(", ", teams) + ".");
            case Entitlement.UnknownGroups(SlackUser person, var groups) ->
                new Ruling.Wait("Slack has to say first whether " + person.name() + " belongs to "
                        + Entitlement.groupsInWords(groups) + ".");
            case Entitlement.Untold(String sentence) -> new Ruling.Refuse(sentence);
            case Entitlement.Denied(boolean withoutLogin) ->
                new Ruling.Refuse(requester.name() + " may not deploy to " + place + ", only "
                        + Entitlement.words(rule, facts.people()::nameOf) + "."
                        + (withoutLogin ? introduction(facts) : ""));
        };
    }

    private static String introduction(Facts facts) {
        return facts.people().proofRequired()
                ? " Who is one of them proves it first: " + facts.slash() + " hello"
                : " Who is one of them says so first: " + facts.slash() + " hello <GitHub login>";
    }

    static Identity requester(Facts facts) {
        return Identity.behind(facts.candidate().trigger(), facts.people());
    }

    static @Nullable PeopleRule rule(Facts facts) {
        Deployment candidate = facts.candidate();
        return facts.workflow()
                .environment(candidate.environment())
                .map(Environment::permissions)
                .orElse(null);
    }

    static Optional<Question> question(Facts facts) {
        PeopleRule rule = rule(facts);
        return rule != null && entitlement(facts, rule) instanceof Entitlement.Unknown unknown
                ? Optional.of(question(unknown))
                : Optional.empty();
    }

    private static Question question(Entitlement.Unknown unknown) {
        return switch (unknown) {
            case Entitlement.UnknownTeams(String login, var teams) -> new Question.WhichTeams(login, teams);
            case Entitlement.UnknownGroups(SlackUser person, var groups) ->
                new Question.WhichUserGroups(person, groups);
        };
    }

    private static Entitlement entitlement(Facts facts, PeopleRule rule) {
        return Entitlement.of(
                requester(facts), rule, facts.candidate().evidence().known(), facts.now());
    }
}
