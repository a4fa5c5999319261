package dev.cimon.sandbox.github;

import java.time.Instant;

/** A commit as CI sees it after checking it out. */
public record SourceRevision(
        String sha, String subject, String body, String author, String login, String email, Instant at) {
    static SourceRevision of(Commit commit) {
        Account author = commit.author();
        return new SourceRevision(
                commit.sha(),
                commit.subject(),
                commit.body(),
                author.displayName(),
                author.login(),
                author.email(),
                commit.at());
    }
}
