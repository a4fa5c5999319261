package dev.cimon.system;

import static dev.cimon.process.Service.NOTIFIER;
import static dev.cimon.process.Service.WORKFLOW_ENGINE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cimon.process.Deployed;
import dev.cimon.process.Replica;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LogsOnFailure.class)
class ReplicasIT {

    private static final int PULLS_EACH = 9;
    private static final int STOPPED_PULLS = 5;
    private static final List<String> PROVIDERS = List.of("slack", "github", "circleci");

    private final Deployed system = Shared.system();
    private final List<Team> teams = List.of(Team.shop().setUp(0.5), Team.api().setUp(0.5));
    private boolean dead;
    private final List<Replica> added = List.of(system.add(WORKFLOW_ENGINE), system.add(NOTIFIER));

    /** Something that was asked for once, in an environment where nothing else goes on. */
    private record Trigger(Team team, String environment, Made before) {

        static Trigger in(Team team, String environment) {
            return new Trigger(team, environment, made(team, environment));
        }

        Made after() {
            return made(team, environment);
        }

        private static Made made(Team team, String environment) {
            long deployments = count(
                    team.sandbox().repository(team.repository()).path("deployments"),
                    d -> d.path("payload").has("cimon")
                            && d.path("environment").asText().equals(environment));
            long pipelines = team.sandbox().pipelines().stream()
                    .filter(p -> p.path("project_slug").asText().equals("gh/" + team.repository())
                            && p.path("parameters").path("environment").asText().equals(environment))
                    .count();
            long messages = team.sandbox().messages("alice", team.channel()).stream()
                    .filter(m -> m.deployment().isPresent() && m.read().contains("*" + environment + "*"))
                    .count();
            return new Made(deployments, pipelines, messages);
        }

        private static long count(JsonNode all, Predicate<JsonNode> wanted) {
            return StreamSupport.stream(all.spliterator(), false).filter(wanted).count();
        }
    }

    private record Made(long gitHubDeployments, long pipelines, long messages) {
        Made and(long more) {
            return new Made(gitHubDeployments + more, pipelines + more, messages + more);
        }
    }

    @AfterEach
    void oneOfEachAsBefore() {
        teams.forEach(team -> PROVIDERS.forEach(
                provider -> team.sandbox().fault(provider, team.sandbox().object())));
        revive();
        added.forEach(Replica::stop);
        added.forEach(Replica::awaitEnd);
    }

    private void revive() {
        if (dead) {
            dead = false;
            system.start(WORKFLOW_ENGINE);
            system.start(NOTIFIER);
            system.awaitReady(WORKFLOW_ENGINE);
            system.awaitReady(NOTIFIER);
        }
    }

    /** Both in one test, since two more processes of each would cost more than all the rest. */
    @Test
    void finishWhatTheOthersHadBegunWhenTheyWereKilledOrStopped() {
        finishWhatTheOthersHadBegunWhenTheyWereKilled();
        revive();
        finishWhatTheOthersHadBegunWhenTheyWereStopped();
    }

    /** Slow providers see to it that something is under way all the time. */
    private void finishWhatTheOthersHadBegunWhenTheyWereStopped() {
        Team team = teams.getFirst();
        PROVIDERS.forEach(provider ->
                team.sandbox().fault(provider, team.sandbox().object().put("latency", "PT1S")));
        String mark = team.mark("alice");
        List<Trigger> triggers = IntStream.range(0, STOPPED_PULLS)
                .mapToObj(pull -> openPull(team, pull))
                .toList();
        Team.eventually(
                "the first of them",
                () -> team.sandbox()
                        .repository(team.repository())
                        .path("deployments")
                        .valueStream()
                        .filter(made -> made.path("environment")
                                .asText()
                                .equals(triggers.getFirst().environment()))
                        .findFirst());
        for (Replica replica : added) {
            assertThat(replica.stopWithin(Duration.ofSeconds(40)))
                    .as("ends by itself")
                    .isPresent();
        }
        for (Trigger trigger : triggers) {
            String deployment = team.awaitDeployment(mark, trigger.environment());
            team.assertSucceededExactlyOnce(deployment);
            assertThat(team.sandbox().calls("github", "POST", "/deployments").stream()
                            .filter(call -> call.path("path").asText().endsWith("/deployments")
                                    && call.path("body").asText().contains(deployment)))
                    .as("creations of %s", deployment)
                    .hasSize(1);
            assertThat(trigger.after()).isEqualTo(trigger.before().and(1));
        }
    }

    private void finishWhatTheOthersHadBegunWhenTheyWereKilled() {
        added.forEach(Replica::awaitReady);
        awaitSharing("workflow-engine", 6);
        awaitSharing("notifier", 2);
        List<String> marks = teams.stream().map(team -> team.mark("alice")).toList();
        List<Trigger> triggers = new ArrayList<>();
        for (int pull = 0; pull < PULLS_EACH; pull++) {
            for (Team team : teams) {
                triggers.add(openPull(team, pull));
            }
            if (pull == PULLS_EACH / 2) {
                dead = true;
                system.kill(WORKFLOW_ENGINE);
                system.kill(NOTIFIER);
            }
        }
        for (Team team : teams) {
            triggers.add(Trigger.in(team, "test"));
            team.sandbox().command("alice", team.channel(), "deploy main to test");
        }

        for (Trigger trigger : triggers) {
            String after = marks.get(teams.indexOf(trigger.team()));
            trigger.team().assertSucceededExactlyOnce(trigger.team().awaitDeployment(after, trigger.environment()));
        }
        assertThat(triggers)
                .hasSize(20)
                .allSatisfy(trigger ->
                        assertThat(trigger.after()).isEqualTo(trigger.before().and(1)));
    }

    private Trigger openPull(Team team, int number) {
        JsonNode pull = team.sandbox()
                .onGitHub(
                        team.repository(),
                        "pulls",
                        team.sandbox()
                                .object()
                                .put("title", "Shared work " + number)
                                .put("branch", "shared-" + System.nanoTime())
                                .put("author", "bob-gh"));
        return new Trigger(team, "pr" + pull.path("number").asText(), new Made(0, 0, 0));
    }

    /** Until so many consumers have partitions of their own. */
    private void awaitSharing(String group, int consumers) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", system.brokers()))) {
            Team.eventually(
                    consumers + " consumers of " + group,
                    () -> Optional.of(consumersOf(group, admin)).filter(count -> count == consumers));
        }
    }

    private static long consumersOf(String group, Admin admin) throws ExecutionException, InterruptedException {
        return admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
                .flatMap(described -> described.members().stream())
                .filter(member -> !member.assignment().topicPartitions().isEmpty())
                .count();
    }
}
