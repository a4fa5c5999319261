package dev.cimon.engine.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

@Entity
@Table(name = "channel_binding")
class ChannelBindingRow {

    @EmbeddedId
    Key key;

    @Column(nullable = false)
    String repository;

    protected ChannelBindingRow() {
        this(new Key("", ""), "");
    }

    ChannelBindingRow(Key key, String repository) {
        this.key = key;
        this.repository = repository;
    }

    @Embeddable
    record Key(String workspace, String channel) {}
}
