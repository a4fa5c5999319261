package dev.cimon.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.message.DeploymentMessage;
import dev.cimon.engine.message.LinkReplies;
import dev.cimon.engine.message.Replies;
import dev.cimon.engine.project.Project;
import dev.cimon.events.reference.RepositoryName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A channel that follows more than one repository. */
class SeveralRepositoriesTest {

    private static final RepositoryName API = RepositoryName.of("acme/api");

    private final Play play = new Play();

    @BeforeEach
    void bindBoth() {
        play.events.types("setup acme/shop").run();
        play.events.types("setup acme/api --also").run();
    }

    @Test
    void bindsAFurtherRepositoryKnowingly() {
        assertThat(play.answers)
                .extracting(answer -> answer.content().plainText())
                .anyMatch(answer -> answer.startsWith(
                        "This channel now deploys acme/api. Try /cimon deploy main to preview in acme/api."));
        assertThat(play.projects()).extracting(Project::repository).containsExactlyInAnyOrder(Samples.SHOP, API);
        assertThat(play.projects())
                .allSatisfy(project -> assertThat(project.channels()).containsExactly(Samples.CHANNEL));
    }

    @Test
    void asksWhichOneIsMeant() {
        play.events.types("deploy main to preview").run();
        assertThat(play.lastAnswer())
                .isEqualTo("This channel deploys acme/shop and acme/api. Say at the end which one you mean: "
                        + "/cimon … in acme/shop");
        assertThat(play.count()).isZero();
    }

    @Test
    void deploysTheOneThatIsNamed() {
        play.events.types("deploy main to preview in acme/api").run();
        play.events.enters(Samples.CHANNEL, "/deploy", "preview in ACME/shop").run();
        assertThat(play.all()).extracting(deployment -> deployment.repository()).containsExactly(API, Samples.SHOP);
    }

    @Test
    void refusesOneThatIsNotHere() {
        play.events.types("list in acme/web").run();
        assertThat(play.lastAnswer())
                .isEqualTo("This channel does not deploy acme/web, but acme/shop and acme/api. To bind it as well: "
                        + "/cimon setup acme/web --also");
    }

    @Test
    void deploysByTheFormWhatItWasOpenedFor() {
        play.events.types("deploy in acme/api").run();
        play.happens("submitted", Forms.filled(play.forms.getLast(), "preview", "main"));
        play.run();
        assertThat(play.all())
                .singleElement()
                .satisfies(deployment -> assertThat(deployment.repository()).isEqualTo(API));
    }

    @Test
    void knowsTheRepositoryOfAMessageWhoseButtonIsPressed() {
        play.events.types("deploy main to preview in acme/api").run();
        play.events
                .presses(DeploymentMessage.CANCEL, play.all().getFirst().id().toString())
                .run();
        assertThat(play.lastAnswer()).isEqualTo("I am cancelling #1.");
    }

    @Test
    void releasesOneAndKeepsTheOther() {
        play.events.types("reset in acme/api").run();
        play.events.presses(Replies.RESET, "acme/api").run();
        assertThat(play.lastAnswer())
                .isEqualTo("This channel is released from acme/api. Bind it again with /cimon setup acme/api --also.");
        play.events.types("list").run();
        assertThat(play.lastAnswer()).startsWith("Deployed now from acme/shop");
    }

    @Test
    void pagesThroughThePeopleOfTheRightRepository() {
        play.events.presses(LinkReplies.MORE_PEOPLE, "acme/api alice-gh").run();
        assertThat(play.performed(Effect.ListCollaborators.class)).last().satisfies(asked -> {
            assertThat(asked.repository()).isEqualTo(API);
            assertThat(asked.after()).isEqualTo("alice-gh");
        });
    }
}
