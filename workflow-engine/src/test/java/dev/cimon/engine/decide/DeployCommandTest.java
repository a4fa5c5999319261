package dev.cimon.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.decide.Effect.ReportStatus.Status;
import dev.cimon.engine.decide.EffectResult.PipelineStatus;
import dev.cimon.events.deployment.DeploymentRefused;
import dev.cimon.events.deployment.DeploymentRequested;
import dev.cimon.events.deployment.Job;
import dev.cimon.events.deployment.Trigger;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeployCommandTest {

    private final Play play = Play.withProject();

    @Test
    void deploysWhatWasNamedToItsEnd() {
        play.events.types("deploy Feature/X to Preview").run();
        assertThat(play.stateOf(1)).isEqualTo("Running");
        assertThat(play.performed(Effect.ResolveRef.class)).singleElement().satisfies(asked -> {
            assertThat(asked.gitRef()).isEqualTo("Feature/X");
            assertThat(asked.defaultBranch()).isEqualTo("main");
        });
        play.ends(1, PipelineStatus.SUCCEEDED, new Job("deploy", Job.State.SUCCEEDED, 1L))
                .run();
        assertThat(play.stateOf(1)).isEqualTo("Succeeded");
        assertThat(play.performed(Effect.ReportStatus.class))
                .extracting(Effect.ReportStatus::status)
                .containsExactly(Status.QUEUED, Status.IN_PROGRESS, Status.SUCCESS);
        assertThat(play.answers).as("the message is the answer").isEmpty();
    }

    @Test
    void tellsCiWhatItNeeds() {
        play.events.types("deploy main to preview").run();
        String id = play.number(1).id().toString();
        assertThat(play.performed(Effect.TriggerPipeline.class)).singleElement().satisfies(asked -> {
            assertThat(asked.ciRef()).isEqualTo("refs/heads/main");
            assertThat(asked.parameters())
                    .containsOnly(
                            Map.entry("environment", "preview"),
                            Map.entry("version", "preview-0000000000"),
                            Map.entry("revision", Samples.REVISION.sha()),
                            Map.entry("subdomain", "preview"),
                            Map.entry("url", "https://preview.acme.dev/"),
                            Map.entry("cimon_deployment", id));
        });
    }

    @Test
    void namesATagAsVersionAndNoSubdomainForProduction() {
        play.events.pushes("refs/tags/v1.2.3").run();
        assertThat(play.performed(Effect.TriggerPipeline.class)).singleElement().satisfies(asked -> {
            assertThat(asked.ciRef()).isEqualTo("refs/tags/v1.2.3");
            assertThat(asked.parameters())
                    .containsEntry("version", "v1.2.3")
                    .containsEntry("url", "https://acme.dev/")
                    .doesNotContainKey("subdomain");
        });
    }

    @Test
    void keepsWhoAsked() {
        play.events.types("hello alice-gh").run().events.types("deploy preview").run();
        assertThat(play.audit)
                .filteredOn(DeploymentRequested.class::isInstance)
                .singleElement()
                .satisfies(event -> {
                    Trigger trigger = ((DeploymentRequested) event).trigger();
                    assertThat(trigger.kind()).isEqualTo(Trigger.Kind.COMMAND);
                    assertThat(trigger.person()).isEqualTo(Samples.ALICE);
                    assertThat(trigger.login()).isEqualTo("alice-gh");
                });
        assertThat(play.performed(Effect.CreateGitHubDeployment.class))
                .singleElement()
                .satisfies(asked -> assertThat(asked.requester()).isEqualTo("alice"));
    }

    @Test
    void refusesAnUnknownEnvironment() {
        play.events.types("deploy main to mars").run();
        assertThat(play.lastAnswer())
                .isEqualTo("There is no environment “mars”. There are: preview, test, staging, production.");
        assertThat(play.count()).isZero();
    }

    @Test
    void refusesAPullRequestsEnvironment() {
        play.events.types("deploy main to pr7").run();
        assertThat(play.lastAnswer()).startsWith("There is no environment “pr7”.");
    }

    @Test
    void refusesAnUnknownRef() {
        play.refuse(Effect.ResolveRef.class, 404, "Not Found");
        play.events.types("deploy nowhere to preview").run();
        String reason =
                "There is no branch, tag or commit “nowhere” in acme/shop. Check the spelling, or push it first.";
        assertThat(play.lastAnswer()).isEqualTo(reason);
        assertThat(play.stateOf(1)).isEqualTo("Refused");
        assertThat(play.audit.getLast())
                .isEqualTo(new DeploymentRefused(play.number(1).ref(), reason));
        assertThat(play.hasMessage(1)).isFalse();
    }

    @Test
    void passesOnWhyGitHubDoesNotTellWhatARefIs() {
        play.refuse(Effect.ResolveRef.class, 403, "Resource not accessible by integration");
        play.events.types("deploy main to preview").run();
        assertThat(play.lastAnswer())
                .isEqualTo("GitHub does not tell me what “main” is: Resource not accessible by integration");
    }

    @Test
    void takesTheDefaultBranchForTheFirstEnvironment() {
        play.events.types("deploy preview").run();
        assertThat(play.performed(Effect.ResolveRef.class))
                .extracting(Effect.ResolveRef::gitRef)
                .containsExactly("main");
    }

    @Test
    void takesWhatRunsInTheEnvironmentBefore() {
        play.events
                .types("deploy preview")
                .run()
                .ends(1, PipelineStatus.SUCCEEDED)
                .run();
        play.events.types("deploy test").run();
        assertThat(play.number(2).requireCommit()).isEqualTo(play.number(1).requireCommit());
    }

    @Test
    void saysWhenNothingRunsInTheEnvironmentBefore() {
        play.events.types("deploy production").run();
        assertThat(play.lastAnswer())
                .isEqualTo("production takes what runs on staging, and nothing runs there. Name a ref: "
                        + "/cimon deploy <ref> to production");
        assertThat(play.count()).isZero();
    }

    @Test
    void deploysOnceHoweverOftenTheCommandIsDelivered() {
        play.happens("same", Events.command("deploy main to preview"));
        play.happens("same", Events.command("deploy main to preview"));
        play.run();
        assertThat(play.count()).isOne();
    }

    @Test
    void listsWhatIsWhere() {
        play.events.types("list").run();
        assertThat(play.lastAnswer()).isEqualTo("Deployed now from acme/shop\nNothing yet.");
        play.events
                .types("deploy preview")
                .run()
                .ends(1, PipelineStatus.SUCCEEDED)
                .run();
        play.events.types("list").run();
        assertThat(play.lastAnswer().lines().toList())
                .hasSize(4)
                .anyMatch(line -> line.startsWith("preview  main 0000000 since 2026-11-21T12:"))
                .anyMatch(line -> line.startsWith("#1 main 0000000 to preview by alice, 2026-11-21T12:")
                        && line.endsWith(": succeeded"));
        play.events.types("list test").run();
        assertThat(play.lastAnswer()).isEqualTo("Deployed now from acme/shop\nNothing on test yet.");
    }

    @Test
    void helpsAndSaysWhatItDoesNotKnow() {
        play.events.types("").run();
        assertThat(play.lastAnswer()).startsWith("What I can do for you\n/cimon help [command] lists");
        play.events.types("dance").run();
        assertThat(play.lastAnswer()).startsWith("I do not know “dance”.\nWhat I can do for you");
        play.events.types("deploy a b").run();
        assertThat(play.lastAnswer())
                .startsWith("Tell me what goes where.\n/cimon deploy [[<ref> to] <environment> [name=value …]]");
    }
}
