package dev.cimon.trial;

import dev.cimon.engine.control.ByHand;
import dev.cimon.engine.control.Controls;
import dev.cimon.engine.control.Freeze;
import dev.cimon.engine.control.Lock;
import dev.cimon.engine.project.Project;
import dev.cimon.engine.project.ProjectSettings;
import dev.cimon.engine.project.Setting;
import dev.cimon.events.deployment.DecisionEvent;
import dev.cimon.events.deployment.DeploymentEvent;
import dev.cimon.events.deployment.EnvironmentLocked;
import dev.cimon.events.deployment.EnvironmentUnlocked;
import dev.cimon.events.deployment.MentionsChanged;
import dev.cimon.events.deployment.PersonLinked;
import dev.cimon.events.deployment.PersonUnlinked;
import dev.cimon.events.deployment.ProjectFrozen;
import dev.cimon.events.deployment.ProjectReset;
import dev.cimon.events.deployment.ProjectSetUp;
import dev.cimon.events.deployment.ProjectThawed;
import dev.cimon.events.deployment.SettingChanged;
import dev.cimon.events.deployment.TriggerIgnored;
import dev.cimon.events.reference.ChannelRef;
import java.time.Instant;

/** What people did to a project: its channels, settings, locks and freezes. */
final class ProjectAsRecorded {

    private static final String AUTOMATION = "auto ";

    private ProjectAsRecorded() {}

    static Project after(Project project, DecisionEvent event, Instant at) {
        Controls controls = project.controls();
        return switch (event) {
            case ProjectSetUp setUp -> project.boundTo(setUp.channel());
            case ProjectReset reset -> project.releasedFrom(reset.channel());
            case SettingChanged changed -> after(project, changed, at);
            case EnvironmentLocked locked ->
                project.with(controls.with(new Lock(
                        locked.environment(),
                        project.channels().stream()
                                .findFirst()
                                .map(ChannelRef::workspace)
                                .orElse(""),
                        locked.by(),
                        locked.reason(),
                        at,
                        locked.until())));
            case EnvironmentUnlocked unlocked -> project.with(controls.withoutLock(unlocked.environment()));
            case ProjectFrozen frozen ->
                project.with(controls.with(new Freeze(frozen.by(), frozen.reason(), at, frozen.until())));
            case ProjectThawed _ -> project.with(controls.withoutFreeze());
            case PersonLinked _, PersonUnlinked _, MentionsChanged _, TriggerIgnored _, DeploymentEvent _ -> project;
        };
    }

    private static Project after(Project project, SettingChanged changed, Instant at) {
        String value = changed.value();
        if (changed.setting().startsWith(AUTOMATION)) {
            ByHand off = "off".equals(value) ? new ByHand(changed.by(), at, null) : null;
            String environment = changed.setting().substring(AUTOMATION.length());
            return project.with(project.controls().with(environment, off));
        }
        ProjectSettings settings = project.settings();
        return Setting.named(changed.setting())
                .map(setting -> value == null ? settings.without(setting) : settings.with(setting, value))
                .map(project::with)
                .orElse(project);
    }
}
