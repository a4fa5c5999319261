package dev.cimon.engine.message;

import dev.cimon.engine.deployment.EnvironmentKind;
import dev.cimon.engine.project.People;
import dev.cimon.engine.project.Project;
import dev.cimon.engine.project.Setting;
import dev.cimon.engine.pullrequest.PullRequest;
import dev.cimon.engine.workflow.EnvironmentUrl;
import dev.cimon.engine.workflow.Workflow;
import dev.cimon.events.content.Block;
import dev.cimon.events.content.Content;
import dev.cimon.events.content.Span;
import dev.cimon.events.reference.EnvironmentName;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Everything that is set for a project, and what holds where nothing is set. */
final class ConfigurationList {

    private static final int MOST_PEOPLE = 50;

    private ConfigurationList() {}

    static Content of(Project project, People people, Instant now) {
        int channels = project.channels().size();
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.Paragraph.of(
                new Span.Strong("Configuration"),
                new Span.Text(" of "),
                new Span.Link(project.repository().toString(), project.url()),
                new Span.Text(channels == 1 ? ", in this channel alone" : ", in " + channels + " channels")));
        blocks.add(WorkflowMessage.source(project));
        Arrays.stream(Setting.values())
                .filter(setting -> setting != Setting.URL && setting != Setting.MENTIONS)
                .map(setting -> setting(project, setting))
                .forEach(blocks::add);
        blocks.add(new Block.Divider());
        blocks.add(Block.Paragraph.of(new Span.Strong("Environments")));
        blocks.addAll(environments(project));
        Optional.ofNullable(project.controls().byHand())
                .ifPresent(all -> all.forEach((environment, off) -> blocks.add(ControlReplies.line(environment, off))));
        project.controls().freezeInForce(now).map(ControlReplies::line).ifPresent(blocks::add);
        project.controls().locksInForce(now).stream().map(ControlReplies::line).forEach(blocks::add);
        blocks.add(new Block.Divider());
        blocks.add(people(people));
        return new Content(blocks);
    }

    private static Block setting(Project project, Setting setting) {
        String set = project.settings().value(setting).map(value -> " " + value).orElse("");
        return Block.Note.of(
                new Span.Code(setting.word()),
                new Span.Text(set.isEmpty() ? " " + standard(project, setting) + " (default)" : set));
    }

    private static String standard(Project project, Setting setting) {
        return setting == Setting.BASE_DOMAIN
                ? EnvironmentUrl.baseDomain(project)
                        .map(domain -> domain + ", " + setting.standard())
                        .orElse("none: the repository has no homepage")
                : setting.standard();
    }

    private static List<Block> environments(Project project) {
        Workflow workflow = Workflow.of(project);
        SortedMap<String, String> set = project.settings().urls();
        List<Block> lines = new ArrayList<>();
        for (String name : workflow.names()) {
            EnvironmentName environment = new EnvironmentName(name);
            EnvironmentKind kind = workflow.kindOf(environment).orElse(EnvironmentKind.STANDING);
            lines.add(environment(name, EnvironmentUrl.of(project, environment, kind), set.containsKey(name)));
        }
        EnvironmentName some = new EnvironmentName("pr1");
        if (workflow.environment(some).isPresent()) {
            Optional<URI> url = EnvironmentUrl.of(project, some, EnvironmentKind.PULL_REQUEST);
            lines.add(environment("pr1, for example", url, set.containsKey("pr")));
        }
        set.forEach((name, host) -> PullRequest.numberOf(new EnvironmentName(name))
                .ifPresent(_ -> lines.add(environment(name, Optional.of(URI.create("https://" + host + "/")), true))));
        return lines;
    }

    private static Block environment(String name, Optional<URI> url, boolean set) {
        return Block.Note.of(
                new Span.Code(name),
                new Span.Text(" " + url.map(URI::toString).orElse("has no address: set a basedomain")
                        + (set ? " (set)" : "")));
    }

    private static Block people(People people) {
        if (people.links().isEmpty()) {
            return Block.Paragraph.of(new Span.Text("Nobody has told me their GitHub login yet."));
        }
        String known = people.links().stream()
                .limit(MOST_PEOPLE)
                .map(link -> link.user().name() + " is " + link.login()
                        + (people.proofRequired() && !link.proven() ? " (not proved)" : "")
                        + (link.mentions() ? "" : " (not mentioned)"))
                .collect(Collectors.joining(", "));
        int further = people.links().size() - MOST_PEOPLE;
        return Block.Paragraph.of(
                new Span.Strong("People:"),
                new Span.Text(" " + known + (further > 0 ? " and " + further + " more" : "")));
    }
}
