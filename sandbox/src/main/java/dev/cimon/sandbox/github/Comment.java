package dev.cimon.sandbox.github;

import java.time.Instant;

/** A comment on an issue or pull request. */
record Comment(long id, int issue, Account author, String body, Instant createdAt, Instant updatedAt) {
    Comment edited(String text, Instant now) {
        return new Comment(id, issue, author, text, createdAt, now);
    }
}
