package dev.cimon.events.deployment;

import dev.cimon.events.Event;

/** What the engine decided: the audit trail. Key: repository (workspace/user for links of people). */
public sealed interface DecisionEvent extends Event
        permits ProjectSetUp,
                ProjectReset,
                SettingChanged,
                PersonLinked,
                PersonUnlinked,
                MentionsChanged,
                EnvironmentLocked,
                EnvironmentUnlocked,
                ProjectFrozen,
                ProjectThawed,
                TriggerIgnored,
                DeploymentEvent {}
