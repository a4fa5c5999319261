package dev.cimon.chaos;

import dev.cimon.chaos.Finding.Kind;
import java.util.function.BiConsumer;

/** Compares what was decided about a deployment with what the providers have of it. */
final class Traces {

    private final Decided deployment;
    private final Made made;
    private final int channels;
    private final BiConsumer<Kind, String> findings;

    private Traces(Decided deployment, Made made, int channels, BiConsumer<Kind, String> findings) {
        this.deployment = deployment;
        this.made = made;
        this.channels = channels;
        this.findings = findings;
    }

    /**
     * @param channels in how many it is shown
     * @param findings takes what is not as it should be, in words that go on after the deployment
     */
    static void check(Decided deployment, Made made, int channels, BiConsumer<Kind, String> findings) {
        new Traces(deployment, made, channels, findings).check();
    }

    private void check() {
        if (made.backwards()) {
            findings.accept(Kind.UNTRUE, "went backwards on GitHub: " + made.gitHub());
        }
        if (made.repeated()) {
            findings.accept(Kind.TWICE, "was reported twice to GitHub: " + made.gitHub());
        }
        atMost(1, made.gitHub().size(), "GitHub Deployments");
        atMost(1, made.pipelines().size(), "pipelines");
        atMost(channels, made.messages().size(), "messages");
        switch (deployment.end()) {
            case "succeeded" ->
                ended("success", deployment.inactive() ? ": succeeded, no longer active" : ": succeeded");
            case "failed" -> ended("failed", ": failed");
            case "cancelled" -> said(": cancelled");
            case "superseded" -> notBegun(": superseded");
            case "refused" -> notBegun(": refused");
            default -> findings.accept(Kind.STUCK, "is on its way: " + deployment.steps());
        }
    }

    private void atMost(int most, int found, String what) {
        if (found > most) {
            findings.accept(Kind.TWICE, "has " + found + " " + what + " instead of " + most);
        }
    }

    private void ended(String pipeline, String words) {
        if (made.gitHub().isEmpty()) {
            findings.accept(Kind.LOST, "has no GitHub Deployment");
        }
        if (made.pipelines().isEmpty()) {
            findings.accept(Kind.LOST, deployment.end() + " without a pipeline");
        } else if (!made.pipelines().contains(pipeline)) {
            findings.accept(Kind.UNTRUE, deployment.end() + ", yet its pipeline says " + made.pipelines());
        }
        if (!onGitHub(pipeline)) {
            findings.accept(Kind.UNTRUE, deployment.end() + ", yet GitHub shows " + made.gitHub());
        }
        said(words);
    }

    /** GitHub itself makes an older deployment inactive when a newer one succeeds, also before we say so. */
    private boolean onGitHub(String pipeline) {
        if (pipeline.equals("failed")) {
            return made.lastOnGitHub("failure", "error");
        }
        return deployment.inactive() ? made.lastOnGitHub("inactive") : made.lastOnGitHub("success", "inactive");
    }

    private void notBegun(String words) {
        atMost(0, made.gitHub().size(), "GitHub Deployments");
        atMost(0, made.pipelines().size(), "pipelines");
        said(words);
    }

    private void said(String words) {
        if (made.messages().size() < channels) {
            findings.accept(Kind.LOST, "is shown in " + made.messages().size() + " channels of " + channels);
        }
        if (!made.saidEverywhere(words)) {
            findings.accept(Kind.UNTRUE, deployment.end() + ", yet Slack says " + firstLines());
        }
    }

    private String firstLines() {
        return made.messages().stream()
                .map(message -> message.lines().findFirst().orElse(""))
                .toList()
                .toString();
    }
}
