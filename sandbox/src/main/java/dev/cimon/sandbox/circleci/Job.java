package dev.cimon.sandbox.circleci;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

record Job(
        String id,
        int number,
        String name,
        Status status,
        @Nullable Instant startedAt,
        @Nullable Instant stoppedAt) {
    enum Status {
        BLOCKED("blocked"),
        RUNNING("running"),
        SUCCESS("success"),
        FAILED("failed"),
        CANCELED("canceled"),
        NOT_RUN("not_run");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    boolean ended() {
        return stoppedAt != null;
    }

    Job running(Instant now) {
        return new Job(id, number, name, Status.RUNNING, now, null);
    }

    Job ended(Status end, Instant now) {
        return new Job(id, number, name, end, startedAt == null ? now : startedAt, now);
    }

    Job notRun() {
        return new Job(id, number, name, Status.NOT_RUN, null, null);
    }
}
