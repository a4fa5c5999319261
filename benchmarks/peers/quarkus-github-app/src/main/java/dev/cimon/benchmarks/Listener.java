package dev.cimon.benchmarks;

import io.quarkiverse.githubapp.GitHubEvent;
import io.quarkiverse.githubapp.event.RawEvent;

/** Does nothing with what the extension has verified and parsed. The raw form asks GitHub for no token. */
class Listener {

    void onPush(@RawEvent(event = "push") GitHubEvent event) {}

    void onPullRequest(@RawEvent(event = "pull_request") GitHubEvent event) {}
}
