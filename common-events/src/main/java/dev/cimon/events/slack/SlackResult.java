package dev.cimon.events.slack;

import dev.cimon.events.Event;
import dev.cimon.events.reference.ChannelRef;

/** What Slack answered to a {@link SlackCommand}. Key: workspace/channel. */
public sealed interface SlackResult extends Event
        permits MessageShown, MessageFound, MessageFailed, AnswerGiven, AnswerFailed, ModalOpened, ModalFailed {

    ChannelRef channel();
}
