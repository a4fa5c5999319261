package dev.cimon.engine.message;

import dev.cimon.engine.command.Command;
import dev.cimon.engine.command.Subcommand;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.project.People;
import dev.cimon.engine.project.Project;
import dev.cimon.engine.project.Setting;
import dev.cimon.events.content.Block;
import dev.cimon.events.content.Button;
import dev.cimon.events.content.Content;
import dev.cimon.events.content.Span;
import dev.cimon.events.reference.RepositoryName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Answers to a person about commands, channels and settings, in words.
 *
 * @param slash the command word, as this workspace has it
 */
public record Replies(String slash) {

    /** The action of the button that releases a channel; its value is the repository. */
    public static final String RESET = "reset-project";

    public Content help(@Nullable Subcommand about) {
        List<Subcommand> shown = about == null ? Arrays.asList(Subcommand.values()) : List.of(about);
        List<Block> blocks = shown.stream().<Block>map(this::helpOn).collect(Collectors.toCollection(ArrayList::new));
        if (about == null) {
            blocks.addFirst(Block.Paragraph.of(new Span.Strong("What I can do for you")));
            blocks.add(Block.Note.of(
                    new Span.Text("In a channel of several repositories say at the end which one you mean: "),
                    new Span.Code(slash + " list in owner/repo")));
        }
        if (about == Subcommand.SET || about == Subcommand.UNSET) {
            Arrays.stream(Setting.values()).map(this::helpOn).forEach(blocks::add);
        }
        return new Content(blocks);
    }

    private Block helpOn(Setting setting) {
        return Block.Note.of(
                new Span.Code(slash + " set " + setting.usage()),
                new Span.Text(" " + setting.summary() + "; by default " + setting.standard()));
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

    public Content misused(Command.Misused misused) {
        Setting setting = misused.setting();
        return Content.of(
                Block.Paragraph.of(new Span.Text(misused.problem())),
                setting == null ? helpOn(misused.subcommand()) : helpOn(setting));
    }

    public Content noProject() {
        return Content.of(Block.Paragraph.of(
                new Span.Text("This channel is not bound to a repository yet. Bind it with "),
                new Span.Code(slash + " setup owner/repo"),
                new Span.Text(".")));
    }

    public Content alreadyHere(RepositoryName repository) {
        return Content.sentence("This channel is already bound to " + repository + ". There is nothing to do.");
    }

    public Content channelTaken(List<RepositoryName> bound, RepositoryName wanted) {
        return Content.of(Block.Paragraph.of(
                new Span.Text("This channel is bound to " + joined(bound)
                        + " already. Use another channel for another repository, or bind it to this one as well: "),
                new Span.Code(slash + " setup " + wanted + " --also")));
    }

    public Content whichRepository(List<RepositoryName> here) {
        return Content.of(Block.Paragraph.of(
                new Span.Text("This channel deploys " + joined(here) + ". Say at the end which one you mean: "),
                new Span.Code(slash + " … in " + here.getFirst())));
    }

    public Content notHere(RepositoryName named, List<RepositoryName> here) {
        return Content.of(Block.Paragraph.of(
                new Span.Text(
                        "This channel does not deploy " + named + ", but " + joined(here) + ". To bind it as well: "),
                new Span.Code(slash + " setup " + named + " --also")));
    }

    private static String joined(List<RepositoryName> repositories) {
        List<String> names = repositories.stream().map(RepositoryName::toString).toList();
        return names.size() < 2
                ? names.getFirst()
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }

    public Content repositoryTaken(Project project) {
        return Content.of(Block.Paragraph.of(
                new Span.Text(
                        project.repository() + " is bound to another channel already. To bind this one as well: "),
                new Span.Code(slash + " setup " + project.repository() + " --also")));
    }

    public Content noAccess(RepositoryName repository, int status, String words) {
        if (status == 404) {
            return Content.sentence(
                    "I cannot find " + repository + " on GitHub, or I have no access to it. Check the spelling,"
                            + " and that the GitHub App is installed on it.");
        }
        return Content.sentence("GitHub does not let me read " + repository + ": " + words);
    }

    public Content delayed(String provider) {
        return Content.sentence(
                provider + " does not answer at the moment. I go on trying, and answer you as soon as it does.");
    }

    /** @param alone whether the channel follows no other repository */
    public Content setUp(Project project, boolean alone) {
        String which = alone ? "" : " in " + project.repository();
        return Content.of(
                Block.Paragraph.of(
                        new Span.Emoji("white_check_mark"),
                        new Span.Text(" This channel now deploys "),
                        new Span.Link(project.repository().toString(), project.url()),
                        new Span.Text(". Try "),
                        new Span.Code(slash + " deploy " + project.defaultBranch() + " to preview" + which),
                        new Span.Text(".")),
                Block.Note.of(
                        new Span.Text("I write here only as a member of the channel: if I am not one yet, say "),
                        new Span.Code("/invite @Cimon"),
                        new Span.Text(".")));
    }

    public Content settingUp() {
        return Content.sentence("I am still binding this channel to its repository. Say it again in a moment.");
    }

    public Content confirmReset(Project project) {
        String repository = project.repository().toString();
        return Content.of(
                Block.Paragraph.of(new Span.Text("This releases the channel from " + repository
                        + ": it is deployed from here no more. Links of people stay.")),
                new Block.Actions(List.of(Button.danger(
                        RESET, "Release this channel", repository, "Release this channel from " + repository + "?"))));
    }

    public Content nothingToReset() {
        return Content.sentence("This channel is bound to no repository, so there is nothing to reset.");
    }

    /** @param last whether the channel has none any more */
    public Content released(RepositoryName repository, boolean last) {
        return Content.of(Block.Paragraph.of(
                new Span.Text("This channel is released from " + repository + ". Bind it again with "),
                new Span.Code(slash + " setup " + repository + (last ? "" : " --also")),
                new Span.Text(".")));
    }

    public Content configuration(Project project, People people, Instant now) {
        return ConfigurationList.of(project, people, now);
    }

    public Content settingChanged(Project project, String name, @Nullable String value) {
        String standard = value == null ? "back to its default" : "“" + value + "”";
        return Content.of(
                Block.Paragraph.of(
                        new Span.Code(name),
                        new Span.Text(" of " + project.repository() + " is " + standard + " now.")),
                Block.Note.of(new Span.Text("It counts for deployments that are asked for from now on.")));
    }

    public Content nothingSet(String name) {
        return Content.sentence("Nobody has set " + name + ", so there is nothing to unset.");
    }

    public Content neverMentioned() {
        return Content.of(Block.Paragraph.of(
                new Span.Text("You are not linked to a GitHub login, so I never mention you. To be linked, say "),
                new Span.Code(slash + " hello")));
    }

    public Content mentions(boolean wanted) {
        return Content.sentence(wanted ? "I mention you from now on." : "I no longer mention you.");
    }

    public Content boundToAnother(String repository) {
        return Content.sentence("This channel is not bound to " + repository + " any more, so nothing has changed.");
    }

    public Content stillDeploys(List<Deployment> open) {
        String numbers =
                open.stream().map(deployment -> "#" + deployment.number()).collect(Collectors.joining(", "));
        return Content.sentence("Nobody would see any more how " + numbers
                + " ends here. Wait for it, or cancel it, then reset this channel.");
    }
}
