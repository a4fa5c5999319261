package dev.cimon.throughput;

/**
 * A repository that is deployed from a channel.
 *
 * @param name of the channel
 * @param channel its id
 * @param sha of a commit of it
 */
record Place(String repository, String name, String workspace, String channel, String sha) {}
