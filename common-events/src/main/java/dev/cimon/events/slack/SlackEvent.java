package dev.cimon.events.slack;

import dev.cimon.events.Event;
import dev.cimon.events.reference.SlackUser;

/** Something a person did in Slack. Key: workspace/channel. */
public sealed interface SlackEvent extends Event
        permits CommandEntered, ButtonPressed, ModalSubmitted, MessagePosted, BotMentioned, ReactionAdded {

    SlackUser user();
}
