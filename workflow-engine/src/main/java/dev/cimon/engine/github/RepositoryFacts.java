package dev.cimon.engine.github;

import dev.cimon.events.reference.RepositoryName;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What GitHub says about a repository. The name is the present one, also when it was asked for by a former one. */
public record RepositoryFacts(
        RepositoryName name, String defaultBranch, @Nullable URI homepage, URI url) {}
