package dev.cimon.engine.store;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

@Entity
@Table(name = "channel_binding")
class ChannelBindingRow {

    @EmbeddedId
    Key key;

    protected ChannelBindingRow() {
        this(new Key("", "", ""));
    }

    private ChannelBindingRow(Key key) {
        this.key = key;
    }

    @Embeddable
    record Key(String workspace, String channel, String repository) {}
}
