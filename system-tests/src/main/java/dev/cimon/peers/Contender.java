package dev.cimon.peers;

import java.util.List;

/** What is compared. */
enum Contender {
    PROBOT("Probot 14", Kind.PEER, "/", "probot"),
    QUARKUS_GITHUB_APP("quarkus-github-app", Kind.PEER, "/", "quarkus-github-app"),
    GITHUB_VERTX("bare Vert.x, parses", Kind.BARE, "/", "vertx"),
    GITHUB_VERTX_DURABLE("bare Vert.x, durable", Kind.BARE_DURABLE, "/", "vertx"),
    GITHUB_GATEWAY("Cimon github-gateway", Kind.CIMON, "/github/webhooks", "github-gateway"),
    BOLT_JS("Bolt for JavaScript 5", Kind.PEER, "/slack/events", "bolt-js"),
    BOLT_JAVA("Bolt for Java", Kind.PEER, "/", "bolt-java"),
    SLACK_VERTX("bare Vert.x, parses", Kind.BARE, "/", "vertx"),
    SLACK_VERTX_DURABLE("bare Vert.x, durable", Kind.BARE_DURABLE, "/", "vertx"),
    SLACK_GATEWAY("Cimon slack-gateway", Kind.CIMON, "/slack/commands", "slack-gateway");

    /** What it does with a request, besides verifying it. */
    enum Kind {
        /** Parses it and calls a handler that does nothing. */
        PEER,
        /** Parses it. */
        BARE,
        /** Puts it on Kafka before it answers. */
        BARE_DURABLE,
        /** Parses it and puts it on Kafka before it answers. */
        CIMON
    }

    private final String title;
    private final Kind kind;
    private final String path;
    private final String folder;

    Contender(String title, Kind kind, String path, String folder) {
        this.title = title;
        this.kind = kind;
        this.path = path;
        this.folder = folder;
    }

    String title() {
        return title;
    }

    Kind kind() {
        return kind;
    }

    /** Where it takes what is sent. */
    String path() {
        return path;
    }

    /** Below {@code benchmarks/peers}, or in the repository if it is one of Cimon's modules. */
    String folder() {
        return folder;
    }

    boolean takesSlack() {
        return compareTo(BOLT_JS) >= 0;
    }

    List<Workload> workloads() {
        return takesSlack() ? List.of(Workload.SLASH_COMMAND) : List.of(Workload.PUSH, Workload.PULL_REQUEST);
    }

    String secret() {
        return takesSlack() ? Workload.SLACK_SECRET : Workload.GITHUB_SECRET;
    }
}
