package dev.cimon.events.slack;

import dev.cimon.events.Event;
import dev.cimon.events.reference.ChannelRef;

/** What Slack should show. Key: workspace/channel. */
public sealed interface SlackCommand extends Event permits ShowMessage, AnswerPerson, OpenModal {

    ChannelRef channel();
}
