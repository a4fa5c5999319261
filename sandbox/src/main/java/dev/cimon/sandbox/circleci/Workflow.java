package dev.cimon.sandbox.circleci;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run of the jobs. Once it has ended it never changes again. */
final class Workflow {
    final String id;
    final String name;
    final Pipeline pipeline;
    final Instant createdAt;
    final List<Job> jobs;
    Behaviour behaviour;
    private String status = "running";
    private @Nullable Instant stoppedAt;

    Workflow(String id, String name, Pipeline pipeline, Instant createdAt, List<Job> jobs, Behaviour behaviour) {
        this.id = id;
        this.name = name;
        this.pipeline = pipeline;
        this.createdAt = createdAt;
        this.jobs = new ArrayList<>(jobs);
        this.behaviour = behaviour;
    }

    String status() {
        return status;
    }

    @Nullable Instant stoppedAt() {
        return stoppedAt;
    }

    boolean ended() {
        return stoppedAt != null;
    }

    void end(String status, Instant now) {
        if (ended()) {
            throw new IllegalStateException("workflow " + id + " has already ended");
        }
        this.status = status;
        this.stoppedAt = now;
    }

    /** The index of the first job that has not ended; the number of jobs if there is none. */
    int current() {
        int index = 0;
        while (index < jobs.size() && jobs.get(index).ended()) {
            index++;
        }
        return index;
    }
}
