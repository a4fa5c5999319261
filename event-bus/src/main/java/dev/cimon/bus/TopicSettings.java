package dev.cimon.bus;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How topics are created; existing topics are left as they are. Environment: {@code CIMON_TOPICS_…}. */
@ConfigMapping(prefix = "cimon.topics")
public interface TopicSettings {

    /** Partitions of each topic: the most replicas of a consumer that can share its work. */
    @WithDefault("8")
    int partitions();

    /** Copies of each partition; 3 on a cluster. */
    @WithDefault("1")
    short replication();
}
