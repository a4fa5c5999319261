package dev.cimon.engine.deployment;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.cimon.events.deployment.GateFinding;
import dev.cimon.events.deployment.Job;
import dev.cimon.events.reference.DeploymentId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a deployment is. Each state offers its legal transitions as methods and no others, so an illegal one does not
 * compile; the diagram in {@code docs/states.md} is drawn from these methods.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "status")
@JsonSubTypes({
    @JsonSubTypes.Type(value = DeploymentState.Requested.class, name = "requested"),
    @JsonSubTypes.Type(value = DeploymentState.Waiting.class, name = "waiting"),
    @JsonSubTypes.Type(value = DeploymentState.Creating.class, name = "creating"),
    @JsonSubTypes.Type(value = DeploymentState.Triggering.class, name = "triggering"),
    @JsonSubTypes.Type(value = DeploymentState.Running.class, name = "running"),
    @JsonSubTypes.Type(value = DeploymentState.Succeeded.class, name = "succeeded"),
    @JsonSubTypes.Type(value = DeploymentState.Failed.class, name = "failed"),
    @JsonSubTypes.Type(value = DeploymentState.Cancelled.class, name = "cancelled"),
    @JsonSubTypes.Type(value = DeploymentState.Superseded.class, name = "superseded"),
    @JsonSubTypes.Type(value = DeploymentState.Refused.class, name = "refused"),
    @JsonSubTypes.Type(value = DeploymentState.Inactive.class, name = "inactive")
})
public sealed interface DeploymentState {

    /** States in which nothing has been started outside yet. */
    sealed interface Pending extends DeploymentState {

        Waiting hold(List<GateFinding> findings);

        Creating clear();

        Refused refuse(String reason, List<GateFinding> findings, Instant now);

        Cancelled cancel(String reason, Instant now);

        Superseded supersede(DeploymentId newer, Instant now);
    }

    /** States in which the environment is being changed. */
    sealed interface Active extends DeploymentState {

        Failed fail(String reason, Instant now);
    }

    /** States that stay, but for {@link Succeeded}, which a later success makes {@link Inactive}. */
    sealed interface Over extends DeploymentState {

        Instant endedAt();
    }

    /** Somebody asked; the revision may still have to be found. */
    record Requested() implements Pending {
        @Override
        public Waiting hold(List<GateFinding> findings) {
            return new Waiting(findings, null);
        }

        @Override
        public Creating clear() {
            return new Creating();
        }

        @Override
        public Refused refuse(String reason, List<GateFinding> findings, Instant now) {
            return new Refused(reason, findings, now);
        }

        @Override
        public Cancelled cancel(String reason, Instant now) {
            return new Cancelled(null, null, List.of(), reason, now);
        }

        @Override
        public Superseded supersede(DeploymentId newer, Instant now) {
            return new Superseded(newer, now);
        }
    }

    /**
     * A gate lets it wait.
     *
     * @param gitHubDeployment where it had been created already when a gate closed
     */
    record Waiting(List<GateFinding> findings, @Nullable Long gitHubDeployment) implements Pending {
        public Waiting {
            findings = List.copyOf(findings);
        }

        @Override
        public Waiting hold(List<GateFinding> now) {
            return new Waiting(now, gitHubDeployment);
        }

        @Override
        public Creating clear() {
            return new Creating();
        }

        @Override
        public Refused refuse(String reason, List<GateFinding> findings, Instant now) {
            return new Refused(reason, findings, now);
        }

        @Override
        public Cancelled cancel(String reason, Instant now) {
            return new Cancelled(gitHubDeployment, null, List.of(), reason, now);
        }

        @Override
        public Superseded supersede(DeploymentId newer, Instant now) {
            return new Superseded(newer, now);
        }
    }

    /** Its GitHub Deployment is being created. */
    record Creating() implements Active {
        /** A gate has closed meanwhile. */
        public Waiting hold(List<GateFinding> findings, long gitHubDeployment) {
            return new Waiting(findings, gitHubDeployment);
        }

        /** A gate has said no meanwhile. */
        public Refused refuse(String reason, List<GateFinding> findings, Instant now) {
            return new Refused(reason, findings, now);
        }

        public Triggering register(long gitHubDeployment) {
            return new Triggering(gitHubDeployment);
        }

        @Override
        public Failed fail(String reason, Instant now) {
            return new Failed(null, null, List.of(), reason, null, now);
        }

        /** When it was given up while GitHub was asked. */
        public Cancelled cancel(@Nullable Long gitHubDeployment, String reason, Instant now) {
            return new Cancelled(gitHubDeployment, null, List.of(), reason, now);
        }
    }

    /** Its pipeline is being triggered. */
    record Triggering(long gitHubDeployment) implements Active {
        public Running start(Pipeline pipeline, Instant now) {
            return new Running(gitHubDeployment, pipeline, now, List.of());
        }

        @Override
        public Failed fail(String reason, Instant now) {
            return new Failed(gitHubDeployment, null, List.of(), reason, null, now);
        }
    }

    /** Its pipeline runs. */
    record Running(long gitHubDeployment, Pipeline pipeline, Instant startedAt, List<Job> jobs) implements Active {
        public Running {
            jobs = List.copyOf(jobs);
        }

        public Running progress(List<Job> now) {
            return new Running(gitHubDeployment, pipeline, startedAt, now);
        }

        public Succeeded succeed(Instant now) {
            return new Succeeded(gitHubDeployment, pipeline, startedAt, jobs, now);
        }

        @Override
        public Failed fail(String reason, Instant now) {
            return failWithLog(reason, null, now);
        }

        /** As {@link #fail}, with the last lines of what failed. */
        public Failed failWithLog(String reason, @Nullable String log, Instant now) {
            return new Failed(gitHubDeployment, pipeline, jobs, reason, log, now);
        }

        public Cancelled cancel(String reason, Instant now) {
            return new Cancelled(gitHubDeployment, pipeline, jobs, reason, now);
        }
    }

    /** It is what runs in its environment. */
    record Succeeded(long gitHubDeployment, Pipeline pipeline, Instant startedAt, List<Job> jobs, Instant endedAt)
            implements Over {
        public Succeeded {
            jobs = List.copyOf(jobs);
        }

        /** Something else runs there now, or the environment is gone. */
        public Inactive deactivate(@Nullable DeploymentId newer, Instant now) {
            return new Inactive(gitHubDeployment, pipeline, startedAt, endedAt, newer, now);
        }
    }

    /** It did not work. */
    record Failed(
            @Nullable Long gitHubDeployment,
            @Nullable Pipeline pipeline,
            List<Job> jobs,
            String reason,
            @Nullable String log,
            Instant endedAt)
            implements Over {
        public Failed {
            jobs = List.copyOf(jobs);
        }
    }

    /** It was called off. */
    record Cancelled(
            @Nullable Long gitHubDeployment,
            @Nullable Pipeline pipeline,
            List<Job> jobs,
            String reason,
            Instant endedAt)
            implements Over {
        public Cancelled {
            jobs = List.copyOf(jobs);
        }
    }

    /** A newer revision took its place before it had started. */
    record Superseded(DeploymentId newer, Instant endedAt) implements Over {}

    /**
     * It may not be done.
     *
     * @param findings what the gates said; nothing, where none was asked
     */
    record Refused(String reason, @Nullable List<GateFinding> findings, Instant endedAt) implements Over {
        public Refused {
            findings = findings == null ? List.of() : List.copyOf(findings);
        }

        public Refused(String reason, Instant endedAt) {
            this(reason, List.of(), endedAt);
        }

        @Override
        public List<GateFinding> findings() {
            return findings == null ? List.of() : findings;
        }
    }

    /** It ran in its environment once. */
    record Inactive(
            long gitHubDeployment,
            Pipeline pipeline,
            Instant startedAt,
            Instant succeededAt,
            @Nullable DeploymentId newer,
            Instant endedAt)
            implements Over {}
}
