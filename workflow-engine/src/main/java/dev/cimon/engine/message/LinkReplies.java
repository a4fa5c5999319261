package dev.cimon.engine.message;

import dev.cimon.engine.project.People;
import dev.cimon.events.content.Block;
import dev.cimon.events.content.Button;
import dev.cimon.events.content.Content;
import dev.cimon.events.content.Span;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.SlackUser;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers to a person about who they are on GitHub, in words.
 *
 * @param slash the command word, as this workspace has it
 */
public record LinkReplies(String slash) {

    /** The action of the buttons that link a GitHub login; the login follows, so that each is unique on its message. */
    public static final String LINK_PERSON = "link-person";

    /** The action of the button that shows further logins; its value is the repository and the last one shown. */
    public static final String MORE_PEOPLE = "more-people";

    /** The action of the button that leads to GitHub. */
    private static final String PROVE = "prove-account";

    private static final int MOST_BUTTONS = 20;

    public Content chooseLogin(RepositoryName repository, List<String> logins) {
        if (logins.isEmpty()) {
            return Content.sentence("Everybody who works on " + repository + " is known to me already.");
        }
        return new Content(logins(repository, logins));
    }

    private List<Block> logins(RepositoryName repository, List<String> logins) {
        if (logins.isEmpty()) {
            return List.of();
        }
        List<Button> buttons = new ArrayList<>();
        logins.stream()
                .limit(MOST_BUTTONS)
                .map(login -> Button.plain(LINK_PERSON + ":" + login, login, login))
                .forEach(buttons::add);
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.Paragraph.of(new Span.Text("Select your GitHub username, so that I can mention you:")));
        if (logins.size() > MOST_BUTTONS) {
            int further = logins.size() - MOST_BUTTONS;
            buttons.add(
                    Button.plain(MORE_PEOPLE, further + " more …", repository + " " + logins.get(MOST_BUTTONS - 1)));
            blocks.add(new Block.Actions(buttons));
            blocks.add(Block.Note.of(
                    new Span.Text("Not among them? Say "),
                    new Span.Code(slash + " hello <login>"),
                    new Span.Text(".")));
            return blocks;
        }
        blocks.add(new Block.Actions(buttons));
        return blocks;
    }

    public Content noCollaborator(String login, RepositoryName repository) {
        return Content.sentence(
                "“" + login + "” does not work on " + repository + ". Check the spelling of the GitHub login.");
    }

    /** @param proofRequired whether their word is not enough for more than to be mentioned */
    public Content linked(SlackUser user, String login, boolean proofRequired) {
        Block linked = Block.Paragraph.of(
                new Span.Mention(user.id()),
                new Span.Text(" is "),
                new Span.Strong(login),
                new Span.Text(" on GitHub. I will mention you when others deploy or review your work."));
        return proofRequired
                ? Content.of(
                        linked,
                        Block.Note.of(
                                new Span.Text("Your word is enough for that. To deploy or approve by your GitHub login,"
                                        + " prove that it is yours: "),
                                new Span.Code(slash + " hello")))
                : Content.of(linked);
    }

    /**
     * @param claimed the login that they have by their own word
     * @param link leads to GitHub, and is for nobody else
     */
    public Content prove(@Nullable String claimed, URI link) {
        String word = claimed == null
                ? ""
                : "You are linked to " + claimed + " by your own word, which is enough to be mentioned. ";
        return Content.of(
                Block.Paragraph.of(new Span.Text(word
                        + "Log in at GitHub to prove which login is yours: only then you deploy and approve by it.")),
                new Block.Actions(List.of(Button.link(PROVE, "Prove with GitHub", link))),
                Block.Note.of(
                        new Span.Text("The button is for you alone, and works once within ten minutes. To be mentioned,"
                                + " your word is enough: "),
                        new Span.Code(slash + " hello <login>")));
    }

    /**
     * For the channel, so that nobody becomes somebody else unseen.
     *
     * @param losers who had that login, or that account, before
     */
    public Content proven(SlackUser user, String login, List<People.Link> losers) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.Paragraph.of(
                new Span.Emoji("white_check_mark"),
                new Span.Text(" "),
                new Span.Mention(user.id()),
                new Span.Text(" is "),
                new Span.Strong(login),
                new Span.Text(" on GitHub, proved by GitHub.")));
        for (People.Link loser : losers) {
            blocks.add(Block.Paragraph.of(
                    loser.mentions()
                            ? new Span.Mention(loser.user().id())
                            : new Span.Text(loser.user().name()),
                    new Span.Text(" is no longer linked to " + loser.login() + ". Whose account it is can prove it: "),
                    new Span.Code(slash + " hello")));
        }
        return new Content(blocks);
    }

    public Content loginTaken(String login, SlackUser owner) {
        return Content.sentence(
                login + " is linked to " + owner.name() + " already. If that is you, say goodbye there first.");
    }

    public Content alreadyLinked(String login) {
        return Content.of(Block.Paragraph.of(
                new Span.Text("You are linked to " + login + " already. To change that, begin with "),
                new Span.Code(slash + " goodbye")));
    }

    public Content nothingToForget() {
        return Content.sentence("I do not know your GitHub login, so there is nothing to forget.");
    }

    public Content unlinked(String login) {
        return Content.sentence("You are no longer linked to " + login + ".");
    }
}
