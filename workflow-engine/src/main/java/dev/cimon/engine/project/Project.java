package dev.cimon.engine.project;

import dev.cimon.engine.control.Controls;
import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.RepositoryName;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A repository bound to Slack channels.
 *
 * @param channels none any more, once it has been reset
 * @param homepage as GitHub has it; its host is the base domain of the environments where no other is set
 * @param deployments how many have been asked for so far
 * @param chosen what was set, if anything was
 * @param held what holds its deployments back, if anything ever did
 * @param source where its workflow comes from, if not from Cimon itself
 */
public record Project(
        RepositoryName repository,
        List<ChannelRef> channels,
        String defaultBranch,
        @Nullable URI homepage,
        URI url,
        long deployments,
        @Nullable ProjectSettings chosen,
        @Nullable Controls held,
        @Nullable WorkflowSource source) {

    public Project {
        channels = List.copyOf(channels);
    }

    public ProjectSettings settings() {
        return chosen == null ? ProjectSettings.STANDARD : chosen;
    }

    public Controls controls() {
        return held == null ? Controls.NONE : held;
    }

    public WorkflowSource workflow() {
        return source == null ? WorkflowSource.STANDARD : source;
    }

    /** Whether any channel follows it; where none does, nothing is deployed. */
    public boolean bound() {
        return !channels.isEmpty();
    }

    public Project boundTo(ChannelRef channel) {
        return in(
                Stream.concat(channels.stream(), Stream.of(channel)).distinct().toList());
    }

    /** Without this channel, and once it has none, without its settings; what holds it is not for a channel to end. */
    public Project releasedFrom(ChannelRef channel) {
        Project released =
                in(channels.stream().filter(other -> !other.equals(channel)).toList());
        return released.bound() ? released : released.with(ProjectSettings.STANDARD);
    }

    public Project counted() {
        return new Project(repository, channels, defaultBranch, homepage, url, deployments + 1, chosen, held, source);
    }

    public Project with(ProjectSettings settings) {
        return new Project(repository, channels, defaultBranch, homepage, url, deployments, settings, held, source);
    }

    public Project with(Controls controls) {
        return new Project(repository, channels, defaultBranch, homepage, url, deployments, chosen, controls, source);
    }

    public Project with(WorkflowSource next) {
        return new Project(repository, channels, defaultBranch, homepage, url, deployments, chosen, held, next);
    }

    public Project withDefaultBranch(String branch) {
        return new Project(repository, channels, branch, homepage, url, deployments, chosen, held, source);
    }

    private Project in(List<ChannelRef> channels) {
        return new Project(repository, channels, defaultBranch, homepage, url, deployments, chosen, held, source);
    }
}
