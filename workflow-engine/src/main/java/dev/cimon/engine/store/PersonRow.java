package dev.cimon.engine.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

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

    protected PersonRow() {
        this(new Key("", ""), "", "", true);
    }

    PersonRow(Key key, String name, String login, boolean mentions) {
        this.key = key;
        this.name = name;
        this.login = login;
        this.mentions = mentions;
    }

    @Embeddable
    record Key(
            String workspace, @Column(name = "slack_user") String user) {}
}
