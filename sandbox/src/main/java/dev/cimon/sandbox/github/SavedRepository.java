package dev.cimon.sandbox.github;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A repository at rest. */
record SavedRepository(
        long id,
        Account owner,
        String name,
        String homepage,
        boolean archived,
        @Nullable Instant lastPush,
        List<Commit> commits,
        Map<String, String> branches,
        Map<String, String> tags,
        List<AnnotatedTag> annotatedTags,
        List<PullRequest> pulls,
        List<Comment> comments,
        List<Deployment> deployments,
        List<CheckRun> checkRuns,
        List<Release> releases,
        Map<String, Long> environments,
        Map<String, String> contents,
        List<CommitStatus> statuses,
        List<Account> collaborators) {

    static SavedRepository of(Repository repository) {
        return new SavedRepository(
                repository.id,
                repository.owner,
                repository.name,
                repository.homepage,
                repository.archived,
                repository.lastPush(),
                repository.commits.all(),
                repository.branches,
                repository.tags,
                List.copyOf(repository.annotatedTags.values()),
                List.copyOf(repository.pulls.values()),
                List.copyOf(repository.comments.values()),
                List.copyOf(repository.deployments.values()),
                List.copyOf(repository.checkRuns.values()),
                List.copyOf(repository.releases.values()),
                repository.environments,
                repository.contents,
                repository.statuses,
                repository.collaborators);
    }

    Repository opened() {
        Repository repository = new Repository(id, owner, name, homepage);
        repository.archived = archived;
        repository.pushed(lastPush);
        repository.commits.restore(commits);
        repository.branches.putAll(branches);
        repository.tags.putAll(tags);
        annotatedTags.forEach(tag -> repository.annotatedTags.put(tag.name(), tag));
        pulls.forEach(pull -> repository.pulls.put(pull.number(), pull));
        comments.forEach(comment -> repository.comments.put(comment.id(), comment));
        deployments.forEach(deployment -> repository.deployments.put(deployment.id(), deployment));
        checkRuns.forEach(run -> repository.checkRuns.put(run.id(), run));
        releases.forEach(release -> repository.releases.put(release.id(), release));
        repository.environments.putAll(environments);
        repository.contents.putAll(contents);
        repository.statuses.addAll(statuses);
        repository.collaborators.addAll(collaborators);
        return repository;
    }
}
