package dev.cimon.events.reference;

/** A Slack channel together with the workspace it belongs to. */
public record ChannelRef(String workspace, String channel) {

    /** @throws IllegalArgumentException if either id is blank */
    public ChannelRef {
        if (workspace.isBlank() || channel.isBlank()) {
            throw new IllegalArgumentException("a channel has a workspace id and a channel id");
        }
    }

    @Override
    public String toString() {
        return workspace + "/" + channel;
    }
}
