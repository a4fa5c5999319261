package dev.cimon.sandbox.github;

import dev.cimon.sandbox.github.Commit.FileChange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All commits of one repository, in the order they were made. */
final class CommitGraph {
    private final SequencedMap<String, Commit> bySha = new LinkedHashMap<>();

    Commit add(List<String> parents, String message, Account author, Instant at, List<FileChange> files) {
        String content = parents + message + author.login() + at + bySha.size();
        Commit commit =
                new Commit(sha1("commit " + content), sha1("tree " + content), parents, message, author, at, files);
        bySha.put(commit.sha(), commit);
        return commit;
    }

    void restore(List<Commit> inOrder) {
        inOrder.forEach(commit -> bySha.put(commit.sha(), commit));
    }

    List<Commit> all() {
        return List.copyOf(bySha.values());
    }

    @Nullable Commit get(String sha) {
        return bySha.get(sha);
    }

    Commit require(String sha) {
        Commit commit = bySha.get(sha);
        if (commit == null) {
            throw new IllegalStateException("no commit " + sha);
        }
        return commit;
    }

    /** By full SHA or an unambiguous abbreviation of at least seven digits. */
    Optional<Commit> find(String shaOrAbbreviation) {
        String wanted = shaOrAbbreviation.toLowerCase(Locale.ROOT);
        if (wanted.length() < 7) {
            return Optional.empty();
        }
        List<Commit> found =
                bySha.values().stream().filter(c -> c.sha().startsWith(wanted)).toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** The commits that can be reached from this one, newest first. */
    List<Commit> history(String sha) {
        Set<String> reached = reachable(sha);
        List<Commit> commits = new ArrayList<>(
                bySha.values().stream().filter(c -> reached.contains(c.sha())).toList());
        return commits.reversed();
    }

    Comparison compare(String base, String head) {
        Set<String> fromBase = reachable(base);
        Set<String> fromHead = reachable(head);
        List<Commit> ahead = made(c -> fromHead.contains(c) && !fromBase.contains(c));
        List<Commit> behind = made(c -> fromBase.contains(c) && !fromHead.contains(c));
        Optional<Commit> mergeBase =
                made(c -> fromBase.contains(c) && fromHead.contains(c)).stream().reduce((older, newer) -> newer);
        return new Comparison(ahead, behind, mergeBase);
    }

    /** Both lists oldest first, as GitHub lists them. */
    record Comparison(List<Commit> ahead, List<Commit> behind, Optional<Commit> mergeBase) {
        String status() {
            if (ahead.isEmpty()) {
                return behind.isEmpty() ? "identical" : "behind";
            }
            return behind.isEmpty() ? "ahead" : "diverged";
        }

        List<FileChange> files() {
            Map<String, FileChange> files = new LinkedHashMap<>();
            ahead.stream()
                    .flatMap(c -> c.files().stream())
                    .sorted(Comparator.comparing(FileChange::name))
                    .forEach(f -> files.putIfAbsent(f.name(), f));
            return List.copyOf(files.values());
        }
    }

    private List<Commit> made(Predicate<String> wanted) {
        return bySha.values().stream().filter(c -> wanted.test(c.sha())).toList();
    }

    private Set<String> reachable(String sha) {
        Set<String> reached = new HashSet<>();
        List<String> next = new ArrayList<>(List.of(sha));
        while (!next.isEmpty()) {
            String current = next.removeLast();
            Commit commit = bySha.get(current);
            if (commit != null && reached.add(current)) {
                next.addAll(commit.parents());
            }
        }
        return reached;
    }

    Commit first() {
        return bySha.firstEntry().getValue();
    }

    Commit last() {
        return bySha.lastEntry().getValue();
    }

    /** The commits that {@code head} adds to {@code base}, oldest first. */
    List<Commit> added(String base, String head) {
        Commit commit = require(head);
        return commit.parents().equals(List.of(base))
                ? List.of(commit)
                : compare(base, head).ahead();
    }

    static String sha1(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
