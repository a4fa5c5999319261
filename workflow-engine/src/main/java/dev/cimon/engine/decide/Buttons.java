package dev.cimon.engine.decide;

import dev.cimon.engine.message.Replies;
import dev.cimon.engine.project.People;
import dev.cimon.events.deployment.PersonLinked;
import dev.cimon.events.reference.SlackUser;
import dev.cimon.events.slack.ButtonPressed;
import java.util.Optional;

/** What people press. */
final class Buttons {

    private Buttons() {}

    static void decide(Turn turn, ButtonPressed pressed) {
        String login = pressed.value();
        if (!pressed.action().startsWith(Replies.LINK_PERSON) || login == null) {
            return;
        }
        ReplyTo replyTo = new ReplyTo(
                pressed.channel(),
                pressed.user(),
                Replies.standard().slash(),
                pressed.responseUrl(),
                turn.cause() + "/answer");
        link(turn, replyTo, login);
    }

    /** Links the person to the login, unless either is linked otherwise; doing it twice is the same as once. */
    static void link(Turn turn, ReplyTo replyTo, String login) {
        People people = turn.situation().people();
        Replies replies = replyTo.replies();
        Optional<SlackUser> owner = people.withLogin(login);
        Optional<People.Link> known = people.linkOf(replyTo.user());
        if (owner.isPresent() && owner.get().id().equals(replyTo.user().id())) {
            turn.answer(replyTo, replies.linked(replyTo.user(), login), true);
        } else if (owner.isPresent()) {
            turn.answer(replyTo, replies.loginTaken(login, owner.get()));
        } else if (known.isPresent()) {
            turn.answer(replyTo, replies.alreadyLinked(known.get().login()));
        } else {
            String workspace = replyTo.channel().workspace();
            turn.link(new People.Link(workspace, replyTo.user(), login));
            turn.record(new PersonLinked(workspace, replyTo.user(), login));
            turn.answer(replyTo, replies.linked(replyTo.user(), login), true);
        }
    }
}
