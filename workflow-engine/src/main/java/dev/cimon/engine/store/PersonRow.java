package dev.cimon.engine.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "person")
class PersonRow {

    @EmbeddedId
    Key key;

    @Column(nullable = false)
    String name;

    @Column(nullable = false)
    String login;

    boolean mentions;

    @Nullable Long account;

    protected PersonRow() {
        this(new Key("", ""), "", "", true, null);
    }

    PersonRow(Key key, String name, String login, boolean mentions, @Nullable Long account) {
        this.key = key;
        this.name = name;
        this.login = login;
        this.mentions = mentions;
        this.account = account;
    }

    @Embeddable
    record Key(
            String workspace, @Column(name = "slack_user") String user) {}
}
