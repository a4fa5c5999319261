package dev.cimon.chaos;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Something that was asked for once.
 *
 * @param repository where
 * @param mark tells it apart from everything else that was asked for; what Cimon decides carries it as well
 */
record Asked(Kind kind, String repository, String mark) {

    enum Kind {
        PUSH,
        TAG,
        PULL_REQUEST,
        CLOSED_PULL_REQUEST,
        COMMAND,
        FORM,
        RETRY
    }

    static Asked push(String repository, String sha) {
        return new Asked(Kind.PUSH, repository, "push " + sha);
    }

    static Asked tag(String repository, String name) {
        return new Asked(Kind.TAG, repository, "tag " + repository + " " + name);
    }

    static Asked pullRequest(String repository, String sha) {
        return new Asked(Kind.PULL_REQUEST, repository, "pull request at " + sha);
    }

    static Asked closed(String repository, int number) {
        return new Asked(Kind.CLOSED_PULL_REQUEST, repository, "close " + repository + "#" + number);
    }

    static Asked command(String repository, String ref) {
        return new Asked(Kind.COMMAND, repository, "deploy " + ref);
    }

    static Asked form(String repository, String ref) {
        return new Asked(Kind.FORM, repository, "deploy " + ref);
    }

    static Asked retry(String repository, String ref) {
        return new Asked(Kind.RETRY, repository, "retry " + ref);
    }

    /** What a webhook of GitHub asked for. */
    static Asked delivered(JsonNode delivery) {
        String repository = delivery.path("repository").asText();
        String ref = delivery.path("ref").asText();
        String sha = delivery.path("sha").asText();
        if (delivery.path("event").asText().equals("pull_request")) {
            return delivery.path("action").asText().equals("closed")
                    ? closed(repository, delivery.path("number").asInt())
                    : pullRequest(repository, sha);
        }
        return ref.startsWith("refs/tags/")
                ? tag(repository, ref.substring("refs/tags/".length()))
                : push(repository, sha);
    }

    /** What a deployment was asked for by, as its first event tells. */
    static Asked decided(JsonNode requested) {
        String repository = requested.path("deployment").path("repository").asText();
        String ref = requested.path("gitRef").asText();
        String sha = requested.path("revision").asText();
        String kind = requested.path("trigger").path("kind").asText();
        return switch (kind) {
            case "PUSH" -> push(repository, sha);
            case "TAG" -> tag(repository, ref);
            case "PULL_REQUEST" -> pullRequest(repository, sha);
            case "COMMAND" -> command(repository, ref);
            case "RETRY" -> retry(repository, ref);
            default -> throw new IllegalStateException("Nobody asked for a deployment by " + kind + ".");
        };
    }

    /** Whether a deployment comes of it. */
    boolean deploys() {
        return kind != Kind.CLOSED_PULL_REQUEST;
    }
}
