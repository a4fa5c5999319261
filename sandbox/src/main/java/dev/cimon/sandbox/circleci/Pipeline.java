package dev.cimon.sandbox.circleci;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cimon.sandbox.github.SourceRevision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

final class Pipeline {
    final String id;
    final int number;
    final Project project;
    final Source source;
    final ObjectNode parameters;
    final Instant createdAt;
    final List<Workflow> workflows = new ArrayList<>();
    final List<String> errors = new ArrayList<>();
    String state = "pending";

    Pipeline(String id, int number, Project project, Source source, ObjectNode parameters, Instant createdAt) {
        this.id = id;
        this.number = number;
        this.project = project;
        this.source = source;
        this.parameters = parameters;
        this.createdAt = createdAt;
    }

    /** What is built: a branch or a tag. */
    record Source(boolean tag, String ref, SourceRevision revision) {}
}
