package dev.cimon.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.decide.EffectResult.PipelineStatus;
import dev.cimon.engine.deployment.Commit;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.project.People;
import dev.cimon.events.Event;
import dev.cimon.events.deployment.Job;
import dev.cimon.events.github.CheckReported.Result;
import dev.cimon.events.github.HeadCommit;
import dev.cimon.events.github.PullRequestChanged.Action;
import dev.cimon.events.github.PushReceived;
import dev.cimon.events.reference.SlackUser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever happens in whatever order, the {@link Laws} hold, and in the end nothing is left to be done. */
class RandomOrderTest {

    private static final int PLAYS = 150;
    private static final int STEPS = 80;
    private static final PipelineStatus[] STATUSES = PipelineStatus.values();
    private static final Action[] ACTIONS = {Action.OPENED, Action.SYNCHRONIZE, Action.CLOSED, Action.REOPENED};
    private static final List<String> REFS = List.of("refs/heads/main", "refs/heads/release-1", "refs/tags/v1");
    private static final String GATED = """
        environments:
          pr{number}: {on: {pull-requests: ['**']}, concurrency: cancel-running}
          preview: {on: {branches: [main]}, concurrency: cancel-running, required-checks: [build]}
          test: {on: {branches: [main, 'release**']}, after: preview, required-checks: all, approvals: {required: 1}}
          production:
            on: {tags: ['v**']}
            after: test
            concurrency: refuse
            approvals: {required: 2, four-eyes: false, by: {slack-groups: [release], teams: [acme/release]}}
            permissions: {teams: [acme/release], slack-groups: [release]}
        """;
    private static final List<String> WISHES =
            List.of("deploy fix to preview", "deploy fix to test", "deploy test", "deploy production");
    private static final List<String> HOLDS = List.of(
            "lock preview",
            "lock preview for 30m",
            "lock test \"load test\" for 1h",
            "lock pr7 for 10m",
            "unlock preview",
            "unlock test",
            "freeze for 20m",
            "freeze",
            "thaw",
            "approve 2",
            "approve 4",
            "reject 3 \"not now\"",
            "rollback preview",
            "auto off preview",
            "auto on preview",
            "rollback pr7");
    private static final List<String> OPENS = List.of("unlock preview", "unlock test", "unlock pr7", "thaw");
    private static final List<Class<? extends Effect>> REFUSABLE = List.of(
            Effect.ResolveRef.class,
            Effect.CreateGitHubDeployment.class,
            Effect.TriggerPipeline.class,
            Effect.FollowPipeline.class);

    @Test
    void leavesNothingStuck() {
        int deployments = 0;
        for (int seed = 0; seed < PLAYS; seed++) {
            deployments += play(seed);
        }
        assertThat(deployments).as("deployments in all plays").isGreaterThan(PLAYS * 5);
    }

    private static int play(int seed) {
        Random random = new Random(seed);
        Play play = seed % 2 == 0 ? Play.withProject() : Play.withWorkflow(GATED);
        play.linked(
                        new People.Link("T0ACME", Samples.ALICE, "alice-gh"),
                        new People.Link("T0ACME", Samples.BOB, "bob-gh"))
                .teams(Map.of("acme/release", List.of("bob-gh")))
                .userGroups(Map.of("@release", List.of("U0ALICE")));
        List<EffectResult> past = new ArrayList<>();
        try {
            for (int step = 0; step < STEPS; step++) {
                step(play, random, past);
            }
            finish(play);
            assertThat(play.all()).allMatch(Deployment::over);
            assertThat(play.due()).isEmpty();
            return play.count();
        } catch (AssertionError | RuntimeException failure) {
            throw new AssertionError("seed " + seed + ": " + failure.getMessage(), failure);
        }
    }

    private static void step(Play play, Random random, List<EffectResult> past) {
        switch (random.nextInt(22)) {
            case 0, 1 -> play.happens("push-" + random.nextInt(40), push(random));
            case 2, 3, 4 ->
                play.events.pullRequest(
                        ACTIONS[random.nextInt(ACTIONS.length)],
                        7 + random.nextInt(2),
                        false,
                        random.nextBoolean(),
                        "X");
            case 5 ->
                play.events.types(
                        somebody(random),
                        WISHES.get(random.nextInt(WISHES.size())) + (random.nextInt(3) == 0 ? " --force now" : ""));
            case 6 -> play.refuse(REFUSABLE.get(random.nextInt(REFUSABLE.size())), 403, "No");
            case 7 ->
                withSomeDeployment(play, random, deployment -> {
                    PipelineStatus status = STATUSES[random.nextInt(STATUSES.length)];
                    play.ends(deployment.number(), status, new Job("deploy", Job.State.RUNNING, (long)
                            random.nextInt(3)));
                });
            case 8 -> withSomeDeployment(play, random, deployment -> play.events.workflowEnds(deployment.number()));
            case 9 ->
                withSomeDeployment(
                        play,
                        random,
                        deployment -> play.comesBack(
                                new EffectResult.Delayed(EffectSamples.create(deployment.id()), "GitHub")));
            case 10 -> repeatAResult(play, random, past);
            case 11, 12 -> play.events.types(somebody(random), HOLDS.get(random.nextInt(HOLDS.size())));
            case 13 -> play.passes(Duration.ofMinutes(random.nextInt(90)));
            case 14 -> play.workflow(random.nextBoolean() ? GATED : null);
            case 15, 16 -> check(play, random);
            default -> performOne(play, random, past);
        }
    }

    private static void check(Play play, Random random) {
        Result[] results = Result.values();
        withSomeDeployment(play, random, deployment -> {
            if (deployment.commit() != null) {
                play.reports(
                        "build",
                        results[random.nextInt(results.length)],
                        deployment.commit().revision());
            }
        });
    }

    private static SlackUser somebody(Random random) {
        return random.nextBoolean() ? Samples.ALICE : Samples.BOB;
    }

    private static Event push(Random random) {
        HeadCommit head = new HeadCommit(Samples.revision(random.nextInt(1000)), "Sell", "Bob", "bob-gh");
        String ref = REFS.get(random.nextInt(REFS.size()));
        return new PushReceived(Samples.SHOP, 1L, ref, false, false, false, head, "main", "bob-gh", null);
    }

    private static void withSomeDeployment(Play play, Random random, Consumer<Deployment> then) {
        List<Deployment> all = play.all();
        if (!all.isEmpty()) {
            then.accept(all.get(random.nextInt(all.size())));
        }
    }

    private static void performOne(Play play, Random random, List<EffectResult> past) {
        List<Effect> due = play.due();
        if (!due.isEmpty()) {
            play.perform(due.get(random.nextInt(due.size()))).ifPresent(past::add);
        }
    }

    /** As if two replicas had done the same. */
    private static void repeatAResult(Play play, Random random, List<EffectResult> past) {
        if (!past.isEmpty()) {
            play.comesBack(past.get(random.nextInt(past.size())));
        }
    }

    private static void finish(Play play) {
        for (SlackUser person : List.of(Samples.ALICE, Samples.BOB)) {
            OPENS.forEach(text -> play.events.types(person, text));
        }
        play.passes(Duration.ofDays(1));
        for (int round = 0; !play.due().isEmpty() || !play.all().stream().allMatch(Deployment::over); round++) {
            assertThat(round).as("rounds until nothing is left").isLessThan(100);
            play.all().stream()
                    .flatMap(deployment -> Stream.ofNullable(deployment.commit()))
                    .map(Commit::revision)
                    .distinct()
                    .forEach(revision -> play.reports("build", Result.PASSED, revision));
            List<Long> open = play.all().stream()
                    .filter(deployment -> !deployment.over())
                    .map(Deployment::number)
                    .toList();
            open.forEach(number -> play.events
                    .types("approve " + number)
                    .events
                    .types(Samples.BOB, "approve " + number)
                    .ends(number, PipelineStatus.SUCCEEDED));
            play.run();
        }
    }
}
