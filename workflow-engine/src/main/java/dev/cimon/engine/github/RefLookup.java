package dev.cimon.engine.github;

import dev.cimon.engine.github.ResolvedRef.Kind;
import dev.cimon.events.reference.Revision;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHCommit;
import org.kohsuke.github.GHException;
import org.kohsuke.github.GHRef;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GHUser;

/**
 * Finds out what a person means by a ref: a branch before a tag before a commit, unless it says {@code refs/…}. Refs
 * are asked for by their full name because GitHub's commit lookup misreads branches such as {@code fix/status}.
 */
record RefLookup(GHRepository repository, String ref) {
    private static final String BRANCHES = "refs/heads/";
    private static final String TAGS = "refs/tags/";
    private static final Pattern SHA = Pattern.compile("[0-9a-fA-F]{7,64}");
    private static final Pattern FULL_SHA = Pattern.compile("[0-9a-fA-F]{40}([0-9a-fA-F]{24})?");
    /** What git-check-ref-format forbids and a URL could misread. */
    private static final Pattern ILLEGAL =
            Pattern.compile("[\\x00-\\x20\\x7f~^:?*\\[\\\\]|\\.\\.|//|@\\{|^/|/$|^$|\\.$");

    private static final int DEEPEST_TAG = 5;

    static boolean isFullSha(String ref) {
        return FULL_SHA.matcher(ref).matches();
    }

    /** GitHub tells an unknown SHA that was cut short from an ambiguous one in no way. */
    static boolean isCutShort(String ref) {
        return SHA.matcher(ref).matches() && !isFullSha(ref);
    }

    /** Empty if the repository has no such ref. */
    Optional<ResolvedRef> find() throws IOException {
        if (ILLEGAL.matcher(ref).find()) {
            return Optional.empty();
        }
        if (ref.startsWith("refs/")) {
            return named(ref);
        }
        if (isFullSha(ref)) {
            return commit();
        }
        Optional<ResolvedRef> named = named(BRANCHES + ref);
        if (named.isEmpty()) {
            named = named(TAGS + ref);
        }
        return named.isEmpty() && SHA.matcher(ref).matches() ? commit() : named;
    }

    private Optional<ResolvedRef> named(String fullName) throws IOException {
        Optional<String> sha = shaOf(fullName);
        if (sha.isEmpty()) {
            return Optional.empty();
        }
        GHCommit commit = repository.getCommit(sha.get());
        if (fullName.startsWith(BRANCHES)) {
            return Optional.of(resolved(commit, fullName.substring(BRANCHES.length()), Kind.BRANCH));
        }
        return Optional.of(
                fullName.startsWith(TAGS)
                        ? resolved(commit, fullName.substring(TAGS.length()), Kind.TAG)
                        : resolved(commit, new Revision(sha.get()).abbreviated(), Kind.COMMIT));
    }

    private Optional<String> shaOf(String fullName) throws IOException {
        try {
            GHRef.GHObject target = repository.getRef(fullName).getObject();
            String type = target.getType();
            String sha = target.getSha();
            for (int depth = 0; type.equals("tag") && depth < DEEPEST_TAG; depth++) {
                GHRef.GHObject tagged = repository.getTagObject(sha).getObject();
                type = tagged.getType();
                sha = tagged.getSha();
            }
            return type.equals("commit") ? Optional.of(sha) : Optional.empty();
        } catch (IOException failure) {
            if (CallFailed.refusedWith(failure, 404, 422)) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    private Optional<ResolvedRef> commit() throws IOException {
        String asked = ref.toLowerCase(Locale.ROOT);
        try {
            GHCommit commit = repository.getCommit(asked);
            return commit.getSHA1().startsWith(asked)
                    ? Optional.of(resolved(commit, new Revision(commit.getSHA1()).abbreviated(), Kind.COMMIT))
                    : Optional.empty();
        } catch (IOException failure) {
            if (CallFailed.refusedWith(failure, 404, 422)) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    private static ResolvedRef resolved(GHCommit commit, String name, Kind kind) throws IOException {
        GHCommit.ShortInfo info = commit.getCommitShortInfo();
        return new ResolvedRef(
                new Revision(commit.getSHA1()),
                name,
                kind,
                info.getMessage().lines().findFirst().orElse(""),
                info.getAuthor().getName(),
                tryLogin(commit),
                URI.create(commit.getHtmlUrl().toString()));
    }

    /** The library asks for the whole person to tell the login; without it the author's name has to do. */
    private static @Nullable String tryLogin(GHCommit commit) {
        try {
            GHUser author = commit.getAuthor();
            return author == null ? null : author.getLogin();
        } catch (IOException | GHException unavailable) {
            return null;
        }
    }
}
