package dev.cimon.engine.decide;

import dev.cimon.engine.command.Command;
import dev.cimon.engine.message.LinkReplies;
import dev.cimon.engine.project.People;
import dev.cimon.engine.project.Project;
import dev.cimon.events.deployment.PersonLinked;
import dev.cimon.events.deployment.PersonUnlinked;
import dev.cimon.events.github.AccountProven;
import dev.cimon.events.proof.ProofRequest;
import dev.cimon.events.reference.MessageKey;
import dev.cimon.events.reference.SlackUser;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Who is who on GitHub: by their own word, or proved. */
final class LinkRequests {

    private LinkRequests() {}

    static void hello(Turn turn, ReplyTo replyTo, Project project, Command.Hello hello) {
        Optional<People.Link> known = turn.people(replyTo).linkOf(replyTo.user());
        Optional<URI> proof = proofLink(turn, replyTo, project);
        boolean settled = known.isPresent() && (proof.isEmpty() || known.get().proven());
        if (settled) {
            turn.answer(replyTo, replyTo.linkReplies().alreadyLinked(known.get().login()));
        } else if (proof.isPresent() && (known.isPresent() || hello.login() == null)) {
            turn.answer(
                    replyTo,
                    replyTo.linkReplies().prove(known.map(People.Link::login).orElse(null), proof.get()));
        } else {
            turn.order(new Effect.ListCollaborators(replyTo, project.repository(), hello.login(), null));
        }
    }

    private static Optional<URI> proofLink(Turn turn, ReplyTo replyTo, Project project) {
        return Optional.ofNullable(turn.situation().proofs())
                .map(links -> links.to(new ProofRequest(
                        project.repository(),
                        replyTo.channel(),
                        replyTo.user(),
                        turn.cause(),
                        turn.now().plus(ProofRequest.LIFE))));
    }

    static void goodbye(Turn turn, ReplyTo replyTo) {
        Optional<People.Link> known = turn.people(replyTo).linkOf(replyTo.user());
        if (known.isEmpty()) {
            turn.answer(replyTo, replyTo.linkReplies().nothingToForget());
            return;
        }
        People.Link link = known.get();
        turn.unlink(link);
        turn.record(new PersonUnlinked(link.workspace(), link.user(), link.login(), null));
        turn.answer(replyTo, replyTo.linkReplies().unlinked(link.login()));
    }

    /**
     * Links the person to the login by their own word, unless either is linked otherwise; doing it twice is the same as
     * once.
     */
    static void claim(Turn turn, ReplyTo replyTo, String login) {
        People people = turn.people(replyTo);
        LinkReplies replies = replyTo.linkReplies();
        Optional<SlackUser> owner = people.withLogin(login);
        Optional<People.Link> known = people.linkOf(replyTo.user());
        if (owner.isPresent() && owner.get().id().equals(replyTo.user().id())) {
            turn.answer(replyTo, replies.linked(replyTo.user(), login, unproven(people, replyTo.user())), true);
        } else if (owner.isPresent()) {
            turn.answer(replyTo, replies.loginTaken(login, owner.get()));
        } else if (known.isPresent()) {
            turn.answer(replyTo, replies.alreadyLinked(known.get().login()));
        } else {
            String workspace = replyTo.channel().workspace();
            turn.link(new People.Link(workspace, replyTo.user(), login));
            turn.record(new PersonLinked(workspace, replyTo.user(), login, null));
            turn.answer(replyTo, replies.linked(replyTo.user(), login, people.proofRequired()), true);
        }
    }

    private static boolean unproven(People people, SlackUser user) {
        return people.believed().linkOf(user).isEmpty();
    }

    /** GitHub's word is more than anybody's: whoever had the login before, or the account under another one, loses it. */
    static void decide(Turn turn, AccountProven proven) {
        String workspace = proven.channel().workspace();
        People people = turn.situation().people().in(workspace);
        List<People.Link> losers = people.links().stream()
                .filter(link -> !link.user().id().equals(proven.user().id()))
                .filter(link -> link.login().equalsIgnoreCase(proven.login())
                        || Objects.equals(link.account(), proven.account()))
                .toList();
        for (People.Link loser : losers) {
            turn.unlink(loser);
            turn.record(
                    new PersonUnlinked(workspace, loser.user(), loser.login(), proven.user()),
                    loser.user().id());
        }
        boolean mentions =
                people.linkOf(proven.user()).map(People.Link::mentions).orElse(true);
        turn.link(new People.Link(workspace, proven.user(), proven.login(), mentions, proven.account()));
        turn.record(new PersonLinked(workspace, proven.user(), proven.login(), proven.account()));
        turn.show(
                proven.channel(),
                new MessageKey("proof/" + turn.cause()),
                1,
                new LinkReplies(turn.situation().slash()).proven(proven.user(), proven.login(), losers),
                null);
    }
}
