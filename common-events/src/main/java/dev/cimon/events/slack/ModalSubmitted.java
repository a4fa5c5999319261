package dev.cimon.events.slack;

import dev.cimon.events.reference.SlackUser;
import java.util.Map;

/** A modal was filled in and sent. Key: workspace/user, since a modal stands in no channel. */
public record ModalSubmitted(
        String workspace, SlackUser user, String callbackId, String privateMetadata, Map<String, String> values)
        implements SlackEvent {

    public ModalSubmitted {
        values = Map.copyOf(values);
    }

    @Override
    public String partitionKey() {
        return workspace + "/" + user.id();
    }
}
