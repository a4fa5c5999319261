package dev.cimon.engine.decide;

import dev.cimon.engine.message.RightReplies;
import dev.cimon.engine.project.People;
import dev.cimon.engine.project.Project;
import dev.cimon.engine.right.Entitlement;
import dev.cimon.engine.right.Identity;
import dev.cimon.engine.right.Known;
import dev.cimon.engine.right.Membership;
import dev.cimon.engine.workflow.Workflow;
import dev.cimon.events.Event;
import dev.cimon.events.EventEnvelope;
import dev.cimon.events.content.Content;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.SlackUser;
import dev.cimon.workflow.PeopleRule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Whether somebody may steer what is deployed. Where GitHub or Slack has to say first to what they belong, what they said
 * is decided about once more as soon as that is known.
 */
record Rights(Turn turn, ReplyTo replyTo, Project project) {

    /** From when somebody said what they want until it is known whether they may. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /**
     * In one environment: as those who may deploy there.
     *
     * @param deed what they want, in words, such as {@code unlock production}
     */
    void in(EnvironmentName environment, String deed, Runnable then) {
        require(Workflow.of(project).permissions(environment), deed, then);
    }

    /** Everywhere: as administrators. */
    void everywhere(String deed, Runnable then) {
        require(Workflow.of(project).administrators(), deed, then);
    }

    private void require(Optional<PeopleRule> rule, String deed, Runnable then) {
        if (rule.isEmpty()) {
            then.run();
            return;
        }
        People people = turn.people(replyTo);
        switch (Entitlement.of(Identity.of(replyTo.user(), people), rule.get(), turn.belonging(), turn.now())) {
            case Entitlement.Granted(String right) -> {
                turn.by("may " + deed + " " + right);
                then.run();
            }
            case Entitlement.Unknown unknown -> turn.order(inquiry(unknown));
            case Entitlement.Untold(String sentence) -> turn.answer(replyTo, Content.sentence(sentence));
            case Entitlement.Denied(boolean withoutLogin) -> {
                RightReplies replies = replyTo.rightReplies();
                String names = Entitlement.words(rule.get(), people::nameOf);
                turn.answer(
                        replyTo,
                        withoutLogin
                                ? replies.maybeDenied(deed, names, people.proofRequired())
                                : replies.denied(deed, names));
            }
        }
    }

    private Effect inquiry(Entitlement.Unknown unknown) {
        return switch (unknown) {
            case Entitlement.UnknownTeams(String login, List<String> teams) ->
                new Effect.ProveRight(replyTo, project.repository(), login, teams, turn.said());
            case Entitlement.UnknownGroups(SlackUser person, List<String> groups) ->
                new Effect.ProveRightInSlack(
                        replyTo,
                        project.repository(),
                        person.id(),
                        groups,
                        turn.belonging().teams(),
                        turn.said());
        };
    }

    /** GitHub has told it. */
    static void decide(Turn turn, EffectResult.RightProven proven) {
        Effect.ProveRight asked = proven.effect();
        Membership teams = Membership.of(asked.login(), asked.teams(), proven.member(), turn.now());
        again(turn, asked, new Known(teams, null));
    }

    /** Slack has told it. */
    static void decide(Turn turn, EffectResult.RightProvenInSlack proven) {
        Effect.ProveRightInSlack asked = proven.effect();
        Membership groups = Membership.of(asked.person(), asked.groups(), proven.member(), turn.now());
        again(turn, asked, new Known(asked.teams(), groups));
    }

    /** GitHub does not tell; Slack may still know them. */
    static void untold(Turn turn, Effect.ProveRight asked, String words) {
        String why = Inquiries.teamsUntold(asked.teams(), words);
        again(turn, asked, new Known(Membership.untold(asked.login(), asked.teams(), why, turn.now()), null));
    }

    /** What was wanted long ago, or of another repository, may be wanted no more. */
    private static void again(Turn turn, Effect.ForRight asked, Known known) {
        EventEnvelope<Event> said = asked.said().envelope();
        boolean sameProject = turn.project()
                .filter(project -> project.repository().equals(asked.repository()))
                .isPresent();
        if (sameProject && !said.time().plus(LONGEST).isBefore(turn.now())) {
            turn.learn(known);
            Decide.decide(turn, said.data());
        } else {
            turn.answer(asked.replyTo(), asked.replyTo().rightReplies().knownTooLate());
        }
    }
}
