package dev.cimon.engine.message;

import dev.cimon.engine.command.Target;
import dev.cimon.engine.deployment.Commit;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.project.Project;
import dev.cimon.events.content.Block;
import dev.cimon.events.content.Content;
import dev.cimon.events.content.Span;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.workflow.Parameters;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Answers to a person about deployments, in words.
 *
 * @param slash the command word, as this workspace has it
 */
public record DeploymentReplies(String slash) {

    private static final int MOST_COMMITS = 20;
    private static final Pattern PULL_REQUEST = Pattern.compile("#([1-9][0-9]{0,8})\\b");

    public Content unknownEnvironment(EnvironmentName environment, List<String> known) {
        return Content.sentence(
                "There is no environment “" + environment + "”. There are: " + String.join(", ", known) + ".");
    }

    /** @param problems sentences about the parameters that they gave */
    public Content parametersRefused(EnvironmentName environment, List<String> problems, Parameters parameters) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.Paragraph.of(new Span.Text("Nothing was deployed. " + String.join(" ", problems))));
        if (parameters.declared().isEmpty()) {
            blocks.add(Block.Note.of(new Span.Text(
                    "The workflow declares no parameters for " + environment + "; it may in .github/cimon.yml.")));
        } else {
            blocks.add(Block.Note.of(new Span.Text("The workflow declares for " + environment + ":")));
            parameters
                    .declared()
                    .forEach(declared -> blocks.add(
                            Block.Note.of(new Span.Code(declared.name()), new Span.Text(" " + declared.words()))));
        }
        return new Content(blocks);
    }

    /** To whoever asked for it, since its message does not stand here. */
    public Content notToldHere(Deployment deployment) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(DeploymentMessage.headline(deployment, deployment.requestedAt()));
        DeploymentMessage.reason(deployment).ifPresent(blocks::add);
        blocks.add(Block.Note.of(
                new Span.Text("The workflow does not have this channel told of it, or not yet. How it goes on: "),
                new Span.Code(slash + " why " + deployment.number())));
        return new Content(blocks);
    }

    public Content nothingToTake(EnvironmentName environment, EnvironmentName before) {
        return Content.of(Block.Paragraph.of(
                new Span.Text(environment + " takes what runs on " + before + ", and nothing runs there. Name a ref: "),
                new Span.Code(slash + " deploy <ref> to " + environment)));
    }

    public Content list(
            Project project,
            List<Deployment> deployments,
            List<Deployment> recent,
            @Nullable EnvironmentName only,
            Instant now) {
        return DeploymentList.of(project, deployments, recent, only, now);
    }

    /** @param there what ran there then, if anything did */
    public Content listThen(EnvironmentName environment, Instant then, @Nullable Deployment there) {
        return DeploymentList.then(environment, then, there);
    }

    public Content formTooLate() {
        return Content.of(Block.Paragraph.of(
                new Span.Text("Slack did not let me open the form in time. Please say it again: "),
                new Span.Code(slash + " deploy")));
    }

    public Content nothingRuns(EnvironmentName environment) {
        return Content.sentence("Nothing waits or runs on " + environment + ", so there is nothing to cancel.");
    }

    public Content noSuchDeployment(Target target) {
        return Content.of(Block.Paragraph.of(
                new Span.Text(
                        target.number() == null
                                ? "Nothing was deployed to " + target + " yet. See the last deployments with "
                                : "I know no deployment " + target + " here. See the last ones with "),
                new Span.Code(slash + " list")));
    }

    public Content overAlready(Deployment deployment) {
        return Content.sentence("#" + deployment.number() + " is over already (" + DeploymentMessage.word(deployment)
                + "), so there is nothing to cancel.");
    }

    public Content cancelling(List<Deployment> deployments) {
        String numbers = deployments.stream()
                .map(deployment -> "#" + deployment.number())
                .collect(Collectors.joining(", "));
        return Content.sentence("I am cancelling " + numbers + ".");
    }

    public Content nothingFailed() {
        return Content.sentence("None of the last ten deployments failed without a newer one since, so there is nothing"
                + " to retry.");
    }

    public Content notFailed(Deployment deployment) {
        return Content.sentence("#" + deployment.number() + " has not failed (" + DeploymentMessage.word(deployment)
                + "), so there is nothing to retry.");
    }

    public Content environmentEnded(Deployment deployment) {
        return Content.sentence(
                deployment.environment() + " has ended with its pull request, so nothing is deployed there any more.");
    }

    public Content overtaken(Deployment failed, Deployment newer) {
        String commit = failed.requireCommit().revision().abbreviated();
        return Content.of(Block.Paragraph.of(
                new Span.Text("#" + newer.number() + " (" + DeploymentMessage.word(newer) + ") has come to "
                        + newer.environment() + " since #" + failed.number()
                        + ", so I do not put the older commit over it. To do so all the same: "),
                new Span.Code(slash + " deploy " + commit + " to " + failed.environment())));
    }

    public Content noLongerOurs() {
        return Content.sentence(
                "This message is about a deployment of a repository that this channel does not deploy, so"
                        + " nothing has changed.");
    }

    public Content cancelledAlready(Deployment deployment) {
        return Content.sentence("#" + deployment.number() + " is being cancelled already: " + deployment.endReason());
    }

    public Content retrying(Deployment failed, Deployment again) {
        return Content.sentence("#" + again.number() + " tries #" + failed.number() + " again.");
    }

    /** What was asked for in the place of another one. */
    public Content refusedAsWell(Deployment again, String reason) {
        return Content.sentence("#" + again.number() + " is refused as well. " + reason);
    }

    public Content nothingDeployed() {
        return Content.sentence("Nothing is deployed anywhere yet.");
    }

    public Content nothingDeployedOn(EnvironmentName environment, List<String> known) {
        return known.contains(environment.name())
                ? Content.sentence(
                        "Nothing is deployed on " + environment + " yet, so there is nothing to compare with.")
                : unknownEnvironment(environment, known);
    }

    public Content located(Commit commit, List<EnvironmentName> containing) {
        List<Span> line = new ArrayList<>();
        line.add(new Span.Code(commit.ref()));
        line.add(new Span.Text(" "));
        line.add(new Span.Link(commit.revision().abbreviated(), commit.url()));
        line.add(new Span.Text(" " + commit.title()));
        String where = containing.isEmpty()
                ? "It is in no environment yet."
                : "It is on " + containing.stream().map(EnvironmentName::name).collect(Collectors.joining(", ")) + ".";
        return Content.of(new Block.Paragraph(line), Block.Paragraph.of(new Span.Text(where)));
    }

    /** What is not deployed yet; of many commits, the newest are shown. */
    public Content comparison(EnvironmentName environment, String ref, Difference difference) {
        return new Content(compared(environment, ref, difference));
    }

    static List<Block> compared(EnvironmentName environment, String ref, Difference difference) {
        int aheadBy = difference.aheadBy();
        int behindBy = difference.behindBy();
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.Paragraph.of(
                new Span.Code(ref),
                new Span.Text(
                        aheadBy == 0
                                ? " has nothing that is not on " + environment + "."
                                : " is " + commits(aheadBy) + " ahead of " + environment + "."),
                new Span.Text(behindBy == 0 ? " " : " It lacks " + commits(behindBy) + " that run there. "),
                new Span.Link("Compare", difference.url())));
        difference.commits().reversed().stream()
                .limit(MOST_COMMITS)
                .map(DeploymentReplies::changed)
                .forEach(blocks::add);
        if (aheadBy > MOST_COMMITS) {
            blocks.add(Block.Note.of(new Span.Text("and " + commits(aheadBy - MOST_COMMITS) + " before")));
        }
        return blocks;
    }

    public Content noComparison(String ref, EnvironmentName environment, String words) {
        return Content.sentence("I cannot compare “" + ref + "” with what runs on " + environment + ": " + words);
    }

    public static String refNotFound(String ref, RepositoryName repository, int status, String words) {
        if (status == 404 || status == 422) {
            return "There is no branch, tag or commit “" + ref + "” in " + repository
                    + ". Check the spelling, or push it first.";
        }
        return "GitHub does not tell me what “" + ref + "” is: " + words;
    }

    private static String commits(int count) {
        return count == 1 ? "1 commit" : count + " commits";
    }

    private static Block changed(ChangedCommit commit) {
        List<Span> line = new ArrayList<>();
        line.add(new Span.Link(commit.revision().abbreviated(), commit.url()));
        line.add(new Span.Text(" "));
        line.addAll(withPullRequests(commit));
        line.add(new Span.Text(" by " + (commit.authorLogin() == null ? commit.authorName() : commit.authorLogin())));
        return new Block.Note(line);
    }

    /** GitHub names the pull request in the title of what it merges or squashes. */
    private static List<Span> withPullRequests(ChangedCommit commit) {
        List<Span> spans = new ArrayList<>();
        Matcher number = PULL_REQUEST.matcher(commit.title());
        int read = 0;
        while (number.find()) {
            spans.add(new Span.Text(commit.title().substring(read, number.start())));
            spans.add(new Span.Link(number.group(), commit.url().resolve("../pull/" + number.group(1))));
            read = number.end();
        }
        spans.add(new Span.Text(commit.title().substring(read)));
        return spans;
    }
}
