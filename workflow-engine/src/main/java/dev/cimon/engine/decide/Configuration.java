package dev.cimon.engine.decide;

import dev.cimon.engine.command.Command;
import dev.cimon.engine.command.Subcommand;
import dev.cimon.engine.project.People;
import dev.cimon.engine.project.Project;
import dev.cimon.engine.project.ProjectSettings;
import dev.cimon.engine.project.Setting;
import dev.cimon.engine.pullrequest.PullRequest;
import dev.cimon.engine.workflow.EnvironmentUrl;
import dev.cimon.engine.workflow.Workflow;
import dev.cimon.events.deployment.MentionsChanged;
import dev.cimon.events.deployment.SettingChanged;
import dev.cimon.events.reference.EnvironmentName;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How settings change. */
final class Configuration {

    private Configuration() {}

    static void set(Turn turn, ReplyTo replyTo, Command.Set set) {
        if (set.setting() == Setting.MENTIONS) {
            mentions(turn, replyTo, set.value().equals("on"));
            return;
        }
        withSettings(turn, replyTo, project -> {
            ProjectSettings settings = project.settings();
            EnvironmentName environment = set.environment();
            if (environment != null && !hasAddress(project, environment)) {
                turn.answer(replyTo, replyTo.deploymentReplies().unknownEnvironment(environment, addressed(project)));
                return;
            }
            Project changed = project.with(
                    environment == null
                            ? settings.with(set.setting(), set.value())
                            : settings.withUrl(environment.name(), set.value()));
            Optional<String> unusable = EnvironmentUrl.problemWith(changed);
            if (unusable.isPresent()) {
                turn.answer(
                        replyTo,
                        replyTo.replies().misused(new Command.Misused(Subcommand.SET, set.setting(), unusable.get())));
            } else {
                change(turn, replyTo, changed, name(set.setting(), environment), set.value());
            }
        });
    }

    private static boolean hasAddress(Project project, EnvironmentName environment) {
        return addressed(project).contains(environment.name())
                || PullRequest.numberOf(environment).isPresent();
    }

    static List<String> addressed(Project project) {
        return Stream.concat(Workflow.of(project).names().stream(), Stream.of("pr"))
                .toList();
    }

    static void unset(Turn turn, ReplyTo replyTo, Command.Unset unset) {
        if (unset.setting() == Setting.MENTIONS) {
            mentions(turn, replyTo, true);
            return;
        }
        withSettings(turn, replyTo, project -> {
            ProjectSettings settings = project.settings();
            EnvironmentName environment = unset.environment();
            ProjectSettings without =
                    environment == null ? settings.without(unset.setting()) : settings.withoutUrl(environment.name());
            String name = name(unset.setting(), environment);
            if (without.equals(settings)) {
                turn.answer(replyTo, replyTo.replies().nothingSet(name));
            } else {
                change(turn, replyTo, project.with(without), name, null);
            }
        });
    }

    private static void withSettings(Turn turn, ReplyTo replyTo, Consumer<Project> then) {
        Commands.withProject(
                turn,
                replyTo,
                project -> new Rights(turn, replyTo, project)
                        .everywhere("change settings of " + project.repository(), () -> then.accept(project)));
    }

    private static void change(Turn turn, ReplyTo replyTo, Project changed, String name, @Nullable String value) {
        turn.save(changed);
        turn.record(new SettingChanged(changed.repository(), name, value, replyTo.user()));
        turn.answer(replyTo, replyTo.replies().settingChanged(changed, name, value));
    }

    private static String name(Setting setting, @Nullable EnvironmentName environment) {
        return environment == null ? setting.word() : setting.word() + " " + environment;
    }

    private static void mentions(Turn turn, ReplyTo replyTo, boolean wanted) {
        Optional<People.Link> known = turn.people(replyTo).linkOf(replyTo.user());
        if (known.isEmpty()) {
            turn.answer(replyTo, replyTo.replies().neverMentioned());
            return;
        }
        People.Link link = known.get().mentioned(wanted);
        if (!link.equals(known.get())) {
            turn.link(link);
            turn.record(new MentionsChanged(link.workspace(), link.user(), wanted));
        }
        turn.answer(replyTo, replyTo.replies().mentions(wanted));
    }
}
