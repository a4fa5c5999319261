package dev.cimon.engine.store;

import dev.cimon.engine.pullrequest.PullRequest;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

@Entity
@Table(name = "pull_request")
class PullRequestRow {

    @EmbeddedId
    Key key;

    @Column(nullable = false)
    String head;

    @Column(nullable = false)
    String body;

    protected PullRequestRow() {
        this(new Key("", 0), "", "");
    }

    PullRequestRow(Key key, String head, String body) {
        this.key = key;
        this.head = head;
        this.body = body;
    }

    static PullRequestRow of(PullRequest pullRequest) {
        return new PullRequestRow(
                new Key(pullRequest.repository().toString(), pullRequest.number()),
                pullRequest.head().sha(),
                Json.write(pullRequest));
    }

    PullRequest pullRequest() {
        return Json.read(body, PullRequest.class);
    }

    @Embeddable
    record Key(String repository, int number) {}
}
