package dev.cimon.engine.project;

import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.RepositoryName;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A repository bound to Slack channels.
 *
 * @param homepage as GitHub has it; its host is the base domain of the environments
 * @param deployments how many have been asked for so far
 */
public record Project(
        RepositoryName repository,
        List<ChannelRef> channels,
        String defaultBranch,
        @Nullable URI homepage,
        URI url,
        long deployments) {

    public Project {
        channels = List.copyOf(channels);
    }

    public Project boundTo(ChannelRef channel) {
        List<ChannelRef> all =
                Stream.concat(channels.stream(), Stream.of(channel)).distinct().toList();
        return new Project(repository, all, defaultBranch, homepage, url, deployments);
    }

    public Project counted() {
        return new Project(repository, channels, defaultBranch, homepage, url, deployments + 1);
    }
}
