package dev.cimon.notifier.slack;

/**
 * A message that stands in a channel.
 *
 * @param ts Slack's id of it within the channel
 * @param version what it shows
 */
public record PostedMessage(String ts, long version) {}
