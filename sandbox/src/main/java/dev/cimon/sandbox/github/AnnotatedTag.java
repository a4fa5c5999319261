package dev.cimon.sandbox.github;

import java.time.Instant;

/** A tag that is an object of its own: its ref points to it, and it points to the commit. */
record AnnotatedTag(String sha, String name, String commit, String message, Account tagger, Instant at) {
    static AnnotatedTag of(String name, String commit, String message, Account tagger, Instant at) {
        return new AnnotatedTag(
                CommitGraph.sha1("tag " + name + commit + message + at), name, commit, message, tagger, at);
    }
}
