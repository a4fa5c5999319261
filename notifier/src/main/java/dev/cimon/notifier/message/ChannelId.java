package dev.cimon.notifier.message;

import jakarta.persistence.Embeddable;

/** A Slack channel within its workspace. */
@Embeddable
record ChannelId(String workspace, String channel) {}
