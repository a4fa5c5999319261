package dev.cimon.engine.message;

import dev.cimon.engine.command.Subcommand;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.project.Project;
import dev.cimon.events.content.Block;
import dev.cimon.events.content.Button;
import dev.cimon.events.content.Content;
import dev.cimon.events.content.Span;
import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.SlackUser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every answer to a person, in words.
 *
 * @param slash the command word, as this workspace has it
 */
public record Replies(String slash) {

    /** The action of the buttons that link a GitHub login; the login follows, so that each is unique on its message. */
    public static final String LINK_PERSON = "link-person";

    private static final int MOST_BUTTONS = 75;
    private static final Replies STANDARD = new Replies("/cimon");

    /** For answers to a button, where the command word is not known. */
    public static Replies standard() {
        return STANDARD;
    }

    public Content sentence(String text) {
        return Content.sentence(text);
    }

    public Content help(@Nullable Subcommand about) {
        List<Subcommand> shown = about == null ? Arrays.asList(Subcommand.values()) : List.of(about);
        List<Block> blocks = shown.stream().<Block>map(this::helpOn).collect(Collectors.toCollection(ArrayList::new));
        if (about == null) {
            blocks.addFirst(Block.Paragraph.of(new Span.Strong("What I can do for you")));
        }
        return new Content(blocks);
    }

    private Block helpOn(Subcommand subcommand) {
        return Block.Paragraph.of(
                new Span.Code(slash + " " + subcommand.usage()),
                new Span.Text(" " + subcommand.summary() + ". For example: "),
                new Span.Code(slash + " " + subcommand.example()));
    }

    public Content unknownCommand(String word) {
        return new Content(Stream.concat(
                        Stream.of(Block.Paragraph.of(new Span.Text("I do not know “" + word + "”."))),
                        help(null).blocks().stream())
                .toList());
    }

    public Content misused(Subcommand subcommand, String problem) {
        return Content.of(Block.Paragraph.of(new Span.Text(problem)), helpOn(subcommand));
    }

    public Content noProject() {
        return Content.of(Block.Paragraph.of(
                new Span.Text("This channel is not bound to a repository yet. Bind it with "),
                new Span.Code(slash + " setup owner/repo"),
                new Span.Text(".")));
    }

    public Content alreadyHere(RepositoryName repository) {
        return sentence("This channel is already bound to " + repository + ". There is nothing to do.");
    }

    public Content channelTaken(RepositoryName bound) {
        return sentence("This channel is bound to " + bound + " already. Use another channel for another repository.");
    }

    public Content repositoryTaken(Project project) {
        List<Span> spans = new ArrayList<>();
        spans.add(new Span.Text(project.repository() + " is bound to another channel already ("));
        spans.add(new Span.Text(
                project.channels().stream().map(ChannelRef::channel).collect(Collectors.joining(", "))));
        spans.add(new Span.Text("). To bind this one as well: "));
        spans.add(new Span.Code(slash + " setup " + project.repository() + " --also"));
        return Content.of(new Block.Paragraph(spans));
    }

    public Content noAccess(RepositoryName repository, int status, String words) {
        if (status == 404) {
            return sentence("I cannot find " + repository + " on GitHub, or I have no access to it. Check the spelling,"
                    + " and that the GitHub App is installed on it.");
        }
        return sentence("GitHub does not let me read " + repository + ": " + words);
    }

    public String refNotFound(String ref, RepositoryName repository, int status, String words) {
        if (status == 404 || status == 422) {
            return "There is no branch, tag or commit “" + ref + "” in " + repository
                    + ". Check the spelling, or push it first.";
        }
        return "GitHub does not tell me what “" + ref + "” is: " + words;
    }

    public Content delayed(String provider) {
        return sentence(
                provider + " does not answer at the moment. I go on trying, and answer you as soon as it does.");
    }

    public Content unknownEnvironment(EnvironmentName environment, List<String> known) {
        return sentence("There is no environment “" + environment + "”. There are: " + String.join(", ", known) + ".");
    }

    public Content nothingToTake(EnvironmentName environment, EnvironmentName before) {
        return Content.of(Block.Paragraph.of(
                new Span.Text(environment + " takes what runs on " + before + ", and nothing runs there. Name a ref: "),
                new Span.Code(slash + " deploy <ref> to " + environment)));
    }

    public Content setUp(Project project, List<String> logins) {
        Block.Paragraph bound = Block.Paragraph.of(
                new Span.Emoji("white_check_mark"),
                new Span.Text(" This channel now deploys "),
                new Span.Link(project.repository().toString(), project.url()),
                new Span.Text(". Try "),
                new Span.Code(slash + " deploy " + project.defaultBranch() + " to preview"),
                new Span.Text("."));
        return new Content(
                Stream.concat(Stream.of(bound), logins(logins).stream()).toList());
    }

    public Content chooseLogin(RepositoryName repository, List<String> logins) {
        if (logins.isEmpty()) {
            return sentence("Everybody who works on " + repository + " is known to me already.");
        }
        return new Content(logins(logins));
    }

    private List<Block> logins(List<String> logins) {
        if (logins.isEmpty()) {
            return List.of();
        }
        List<Button> buttons = logins.stream()
                .limit(MOST_BUTTONS)
                .map(login -> Button.plain(LINK_PERSON + ":" + login, login, login))
                .toList();
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.Paragraph.of(new Span.Text("Select your GitHub username, so that I can mention you:")));
        blocks.add(new Block.Actions(buttons));
        if (logins.size() > MOST_BUTTONS) {
            blocks.add(Block.Note.of(
                    new Span.Text("Not among them? Say "),
                    new Span.Code(slash + " hello <login>"),
                    new Span.Text(".")));
        }
        return blocks;
    }

    public Content noCollaborator(String login, RepositoryName repository) {
        return sentence("“" + login + "” does not work on " + repository + ". Check the spelling of the GitHub login.");
    }

    public Content linked(SlackUser user, String login) {
        return Content.of(Block.Paragraph.of(
                new Span.Mention(user.id()),
                new Span.Text(" is "),
                new Span.Strong(login),
                new Span.Text(" on GitHub. I will mention you when your work is deployed.")));
    }

    public Content loginTaken(String login, SlackUser owner) {
        return sentence(login + " is linked to " + owner.name() + " already. If that is you, say goodbye there first.");
    }

    public Content alreadyLinked(String login) {
        return Content.of(Block.Paragraph.of(
                new Span.Text("You are linked to " + login + " already. To change that, begin with "),
                new Span.Code(slash + " goodbye")));
    }

    public Content nothingToForget() {
        return sentence("I do not know your GitHub login, so there is nothing to forget.");
    }

    public Content unlinked(String login) {
        return sentence("You are no longer linked to " + login + ".");
    }

    public Content list(
            Project project, List<Deployment> deployments, List<Deployment> recent, @Nullable EnvironmentName only) {
        return DeploymentList.of(project, deployments, recent, only);
    }
}
