package dev.cimon.engine.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.cimon.engine.check.CommitChecks;
import dev.cimon.engine.decide.Samples;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.DeploymentState.Requested;
import dev.cimon.engine.deployment.Evidence;
import dev.cimon.events.deployment.GateFinding;
import dev.cimon.events.deployment.GateFinding.Verdict;
import dev.cimon.events.github.CheckReported;
import dev.cimon.events.github.CheckReported.Result;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChecksGateTest {

    private static final Deployment CANDIDATE = Samples.deployment(5, new Requested(), Samples.commit());
    private static final String NONE = "No check has to be green for preview.";
    private static final String ASKED = "GitHub has to say first what the checks of 0000000 say.";

    static Stream<Arguments> table() {
        return Stream.of(
                arguments("none", "unread", Verdict.PASS, NONE),
                arguments("none", "build failed", Verdict.PASS, NONE),
                arguments("all", "unread", Verdict.WAIT, ASKED),
                arguments("all", "unread, build failed", Verdict.WAIT, ASKED),
                arguments("all", "", Verdict.WAIT, "No check has reported on 0000000 yet."),
                arguments("all", "Cimon workflow passed", Verdict.WAIT, "No check has reported on 0000000 yet."),
                arguments("all", "build passed", Verdict.PASS, "Green on 0000000: build."),
                arguments("all", "build passed, Cimon workflow failed", Verdict.PASS, "Green on 0000000: build."),
                arguments("all", "build passed, lint pending", Verdict.WAIT, "Not green on 0000000 yet: lint."),
                arguments("all", "build failed, lint pending", Verdict.REFUSE, "Red on 0000000: build."),
                arguments("all", "build failed, lint failed", Verdict.REFUSE, "Red on 0000000: build, lint."),
                arguments("all", "build failed, build passed", Verdict.PASS, "Green on 0000000: build."),
                arguments("all", "build passed, build pending", Verdict.WAIT, "Not green on 0000000 yet: build."),
                arguments("[build]", "unread", Verdict.WAIT, ASKED),
                arguments("[build]", "", Verdict.WAIT, "Not green on 0000000 yet: build (has not reported)."),
                arguments("[build]", "build pending", Verdict.WAIT, "Not green on 0000000 yet: build."),
                arguments("[build]", "build passed, lint failed", Verdict.PASS, "Green on 0000000: build."),
                arguments("[build]", "build failed", Verdict.REFUSE, "Red on 0000000: build."),
                arguments(
                        "[build, lint]",
                        "build pending",
                        Verdict.WAIT,
                        "Not green on 0000000 yet: build, lint (has not reported)."),
                arguments("[build, lint]", "lint failed", Verdict.REFUSE, "Red on 0000000: lint."),
                arguments(
                        "[build, lint]", "build passed, lint passed", Verdict.PASS, "Green on 0000000: build, lint."));
    }

    @ParameterizedTest
    @MethodSource("table")
    void letsOnlyGreenThrough(String required, String reports, Verdict verdict, String sentence) {
        Deployment candidate = CANDIDATE.with(Evidence.NONE.with(checks(reports)));
        assertThat(Given.finding("checks", facts(candidate, required)))
                .isEqualTo(new GateFinding("checks", verdict, sentence));
    }

    @Test
    void wantsGitHubToBeAskedOnceAndOnlyWhereItMatters() {
        Deployment told = CANDIDATE.with(Evidence.NONE.with(checks("build pending")));
        assertThat(Gates.questions(facts(CANDIDATE, "all"))).containsExactly(new Question.WhatChecksSay());
        assertThat(Gates.questions(facts(CANDIDATE, "none"))).isEmpty();
        assertThat(Gates.questions(facts(told, "all"))).isEmpty();
        assertThat(Gates.questions(facts(Samples.deployment(5, new Requested(), null), "all")))
                .isEmpty();
    }

    private static Facts facts(Deployment candidate, String required) {
        return Given.facts(
                candidate, List.of(), Set.of(), "environments: {preview: {required-checks: " + required + "}}");
    }

    /** Each a second after the one before. */
    private static CommitChecks checks(String reports) {
        CommitChecks checks =
                reports.startsWith("unread") ? CommitChecks.UNKNOWN : CommitChecks.UNKNOWN.read(List.of());
        int second = 0;
        for (String report : reports.replaceFirst("unread(, )?", "").split(", ")) {
            int space = report.lastIndexOf(' ');
            if (space > 0) {
                checks = checks.after(new CheckReported(
                        Samples.SHOP,
                        null,
                        Samples.REVISION,
                        report.substring(0, space),
                        Result.valueOf(report.substring(space + 1).toUpperCase(Locale.ROOT)),
                        null,
                        Samples.NOON.plusSeconds(second++)));
            }
        }
        return checks;
    }
}
