package dev.cimon.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.events.deployment.Parameter.Type;
import dev.cimon.events.reference.EnvironmentName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkflowFileTest {

    static String full() {
        try (InputStream text = Objects.requireNonNull(WorkflowFileTest.class.getResourceAsStream("full.yml"))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static Environment environment(String text, String name) {
        assertThat(WorkflowFile.read(text)).isInstanceOf(Reading.Good.class);
        return ((Reading.Good) WorkflowFile.read(text))
                .file()
                .environment(new EnvironmentName(name))
                .orElseThrow();
    }

    @Test
    void readsEverythingThatAnEnvironmentCanSay() {
        assertThat(environment(full(), "production"))
                .isEqualTo(new Environment(
                        new EnvironmentName("production"),
                        new Triggers(RefPatterns.NONE, patterns("v**", "[0-9]+.[0-9]+"), RefPatterns.NONE),
                        true,
                        "https://shop.acme.dev/",
                        null,
                        new AllowedRefs(patterns("main"), patterns("v**"), true),
                        new EnvironmentName("staging"),
                        new RequiredChecks.None(),
                        new Approvals(
                                2,
                                new PeopleRule(
                                        List.of("alice-gh", "dependabot[bot]"),
                                        List.of("acme/release"),
                                        List.of("U024BE7LH"),
                                        List.of("S0614TZR7")),
                                true),
                        List.of(
                                new FreezeWindow(
                                        "0 16 * * 5",
                                        Duration.ofHours(64),
                                        ZoneId.of("Europe/Berlin"),
                                        "Nobody is here at the weekend."),
                                new FreezeWindow("0 0 24 12 *", Duration.ofDays(3), ZoneOffset.UTC, null)),
                        Concurrency.QUEUE,
                        new PeopleRule(List.of(), List.of("acme/developers"), List.of(), List.of()),
                        true,
                        new Parameters(List.of(
                                new DeclaredParameter("debug", Type.BOOLEAN, List.of(), "false", false, "More logs."),
                                new DeclaredParameter("replicas", Type.INTEGER, List.of(), "3", false, null),
                                new DeclaredParameter(
                                        "size", Type.ENUM, List.of("small", "large"), "small", false, null),
                                new DeclaredParameter("note", Type.STRING, List.of(), "none", false, null))),
                        new Ci(
                                new TreeMap<>(Map.of(
                                        "environment", "stage",
                                        "version", "version",
                                        "revision", "revision",
                                        "cimon_deployment", "deployment")),
                                "01234567-89ab-cdef-0123-456789abcdef")));
    }

    private static RefPatterns patterns(String... texts) {
        return new RefPatterns(List.of(texts).stream().map(RefPattern::new).toList());
    }

    @Test
    void givesAnEnvironmentThatSaysNothingItsDefaults() {
        assertThat(environment("environments: {test: }", "test"))
                .isEqualTo(new Environment(
                        new EnvironmentName("test"),
                        Triggers.MANUAL,
                        false,
                        null,
                        null,
                        null,
                        null,
                        new RequiredChecks.None(),
                        null,
                        List.of(),
                        Concurrency.QUEUE,
                        null,
                        true,
                        Parameters.NONE,
                        Ci.STANDARD));
    }

    @Test
    void readsWhichChannelIsToldWhat() {
        WorkflowFile file = ((Reading.Good) WorkflowFile.read(full())).file();
        assertThat(file.notification("C024BE91L"))
                .isEqualTo(new Notification(
                        "C024BE91L",
                        List.of(new EnvironmentName("production"), Environment.PULL_REQUESTS),
                        Set.of(Notification.Milestone.FAILED, Notification.Milestone.SUCCEEDED),
                        Set.of(Notification.Mention.AUTHOR, Notification.Mention.REQUESTER)));
        assertThat(file.notification("C024BE91M"))
                .isEqualTo(new Notification("C024BE91M", List.of(), Set.of(), Set.of()));
        assertThat(file.notification("C0OTHER")).isEqualTo(Notification.standard("C0OTHER"));
    }

    @Test
    void readsWhoAdministersTheProject() {
        assertThat(((Reading.Good) WorkflowFile.read(full())).file().administrators())
                .isEqualTo(new PeopleRule(List.of(), List.of("acme/platform"), List.of(), List.of("@on-call")));
        assertThat(WorkflowFile.standard().administrators()).isNull();
    }

    @Test
    void keepsTheOrderOfTheFile() {
        assertThat(((Reading.Good) WorkflowFile.read("environments: {zoo: , ant: , bee: {on: manual}}"))
                        .file().environments().stream()
                                .map(environment -> environment.name().name()))
                .containsExactly("zoo", "ant", "bee");
    }

    @Test
    void readsWhatAnchorsRepeat() {
        String text = """
            environments:
              one: &same
                allowed-refs: {branches: [main]}
              two: *same
            """;

        assertThat(environment(text, "two").allowedRefs())
                .isEqualTo(environment(text, "one").allowedRefs());
    }

    @Test
    void takesUserGroupsByTheirHandlesOrTheirIds() {
        String text = "environments: {live: {permissions: {slack-groups: [release-team, '@ops', S0614TZR7]}}}";
        assertThat(environment(text, "live").permissions())
                .isEqualTo(
                        new PeopleRule(List.of(), List.of(), List.of(), List.of("@release-team", "@ops", "S0614TZR7")));
    }

    @ParameterizedTest
    @CsvSource({
        "refs/heads/main, preview",
        "refs/heads/master, preview",
        "refs/heads/trunk, preview",
        "refs/heads/main/x, ''",
        "refs/heads/feature, ''",
        "refs/heads/release-1, test",
        "refs/heads/release/1/2, test",
        "refs/heads/v1, ''",
        "refs/tags/v1.2, production",
        "refs/tags/v1/rc, production",
        "refs/tags/2026-11-21, production",
        "refs/tags/release-1, ''",
        "refs/tags/main, ''"
    })
    void deploysByDefaultWhatTheSpecificationSays(String ref, String environment) {
        assertThat(WorkflowFile.standard().environments().stream()
                        .filter(candidate -> candidate.on().push(ref, "trunk"))
                        .map(candidate -> candidate.name().name()))
                .isEqualTo(environment.isEmpty() ? List.of() : List.of(environment));
    }

    @Test
    void deploysEveryPullRequestByDefault() {
        Triggers triggers = WorkflowFile.standard()
                .environment(Environment.PULL_REQUESTS)
                .orElseThrow()
                .on();

        assertThat(triggers.pullRequests().match("feature/base", "main")).isTrue();
    }
}
