package dev.cimon.sandbox.github;

import java.time.Instant;

record Release(
        long id, String tag, String target, String name, String body, boolean prerelease, Account author, Instant at) {}
