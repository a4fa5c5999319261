package dev.cimon.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** What check services and CI report on commits; every report sends its webhooks. */
final class Checks {
    private final GitHubWorld world;
    private final GitHubWebhooks webhooks;
    private final Documents documents;

    Checks(GitHubWorld world, GitHubWebhooks webhooks, Documents documents) {
        this.world = world;
        this.webhooks = webhooks;
        this.documents = documents;
    }

    CommitStatus status(Repository repository, CommitStatus status) {
        if (!CommitStatus.STATES.contains(status.state())) {
            throw GitHubRefusal.invalid("Status", "state", "custom");
        }
        repository.statuses.add(status);
        Commit commit = repository.commits.require(status.sha());
        var body = Nodes.object()
                .put("id", status.id())
                .put("sha", status.sha())
                .put("name", repository.fullName())
                .put("target_url", status.targetUrl())
                .put("context", status.context())
                .put("description", status.description())
                .put("state", status.state());
        body.set("commit", documents.commits().commit(repository, commit));
        body.set(
                "branches",
                Nodes.array(
                        repository.branches.entrySet().stream()
                                .filter(b -> b.getValue().equals(status.sha()))
                                .toList(),
                        b -> documents.repositories().branch(repository, b.getKey(), b.getValue())));
        body.put("created_at", Nodes.time(status.at())).put("updated_at", Nodes.time(status.at()));
        webhooks.send(repository, "status", body, status.creator());
        return status;
    }

    CheckRun queued(String sha, String name) {
        Instant now = world.now();
        CheckRun.Output none = new CheckRun.Output(null, null, null);
        return new CheckRun(world.nextId(), world.nextId(), sha, name, "queued", null, none, null, null, now, null);
    }

    /** With the fields of the body; a conclusion completes the run. */
    CheckRun change(CheckRun run, JsonNode body) {
        String conclusion = body.path("conclusion").asText(run.conclusion());
        String status = conclusion != null ? "completed" : body.path("status").asText(run.status());
        if (!CheckRun.STATUSES.contains(status)) {
            throw GitHubRefusal.invalid("CheckRun", "status", "invalid");
        }
        if (conclusion != null && !CheckRun.CONCLUSIONS.contains(conclusion)) {
            throw GitHubRefusal.invalid("CheckRun", "conclusion", "invalid");
        }
        JsonNode output = body.path("output");
        CheckRun.Output changed = output.isObject()
                ? new CheckRun.Output(
                        CommitRoutes.text(output, "title"),
                        CommitRoutes.text(output, "summary"),
                        CommitRoutes.text(output, "text"))
                : run.output();
        return new CheckRun(
                run.id(),
                run.suite(),
                run.sha(),
                run.name(),
                status,
                conclusion,
                changed,
                body.path("details_url").asText(run.detailsUrl()),
                body.path("external_id").asText(run.externalId()),
                run.startedAt(),
                conclusion == null ? null : world.now());
    }

    CheckRun put(Repository repository, CheckRun run) {
        boolean known = repository.checkRuns.put(run.id(), run) != null;
        boolean completed = run.conclusion() != null;
        if (!known || completed) {
            var body = Nodes.object().put("action", completed ? "completed" : "created");
            var rendered = documents.checks().run(repository, run);
            rendered.set("check_suite", documents.checks().suite(repository, run));
            body.set("check_run", rendered);
            webhooks.send(repository, "check_run", body, world.bot());
        }
        if (completed) {
            var body = Nodes.object().put("action", "completed");
            body.set("check_suite", documents.checks().suite(repository, run));
            webhooks.send(repository, "check_suite", body, world.bot());
        }
        return run;
    }
}
