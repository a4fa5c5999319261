package dev.cimon.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.decide.EffectResult.PipelineStatus;
import dev.cimon.engine.message.LinkReplies;
import dev.cimon.engine.project.People;
import dev.cimon.events.audit.Actor;
import dev.cimon.events.audit.EntryAdded;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DeedsTest {

    private final Play play = Play.withProject();

    @Test
    void rememberWhoDidWhatWhereWhyAndByWhatRight() {
        play.linked(new People.Link("T0ACME", Samples.ALICE, "alice-gh"));
        play.events.types("lock test \"Load test\" for 2h").run();
        assertThat(play.deeds).singleElement().satisfies(deed -> {
            assertThat(deed.chain()).isEqualTo("acme/shop");
            assertThat(deed.who()).isEqualTo(new Actor("T0ACME", Samples.ALICE, "alice-gh"));
            assertThat(deed.right()).isEqualTo("may write in channel C0SHOP");
            assertThat(deed.what()).isEqualTo("environment-locked");
            assertThat(deed.environment()).hasToString("test");
            assertThat(deed.why()).isEqualTo("Load test");
            assertThat(deed.detail()).isEqualTo("until 2026-11-21T14:00:01Z");
        });
    }

    @Test
    void rememberWhatIsDeployedAndWhoInsists() {
        play.events
                .types("deploy main to test --force \"Customers cannot pay\"")
                .run();
        play.events.pushes("refs/heads/main").run();
        assertThat(play.deeds).extracting(Deed::what).containsOnly("deployment-requested");
        assertThat(lines())
                .containsExactly(
                        "alice, may write in channel C0SHOP: #1 command main, forced (Customers cannot pay)",
                        "bob-gh, may push to the repository: #2 push main 0000000000000000000000000000000000000002 (null)");
    }

    @Test
    void rememberWhatPeopleSteer() {
        play.events.types("deploy main to preview").run();
        play.events.types("cancel 1").run();
        play.ends(1, PipelineStatus.CANCELLED).run();
        play.events.types("freeze Sale").run();
        play.events.types("thaw").run();
        play.events.types("lock preview").run();
        play.events.types("unlock preview").run();
        play.events.types("set basedomain acme.dev").run();
        play.events.types("auto off preview").run();
        play.events.presses(LinkReplies.LINK_PERSON + "/bob-gh", "bob-gh").run();
        play.events.types("set mentions off").run();
        play.events.types("goodbye").run();
        assertThat(play.deeds)
                .extracting(Deed::what)
                .containsExactly(
                        "deployment-requested",
                        "deployment-cancel-requested",
                        "project-frozen",
                        "project-thawed",
                        "environment-locked",
                        "environment-unlocked",
                        "setting-changed",
                        "setting-changed",
                        "person-linked",
                        "mentions-changed",
                        "person-unlinked");
        assertThat(play.deeds.getLast().chain()).isEqualTo("T0ACME");
        assertThat(play.deeds)
                .filteredOn(deed -> deed.what().startsWith("person"))
                .extracting(Deed::right)
                .containsExactly("by own word", "for themselves");
    }

    @Test
    void blameNobodyForWhatATimeHasBroughtAbout() {
        play.events.types("freeze for 1h").run();
        play.events.types("lock preview for 1h").run();
        play.passes(Duration.ofHours(2)).run();
        assertThat(play.deeds).extracting(Deed::what).containsExactly("project-frozen", "environment-locked");
    }

    @Test
    void becomeEntriesOfAChain() {
        play.events.types("freeze Sale").run();
        EntryAdded first = play.deeds.getFirst().entry(1, EntryAdded.BEGINNING);
        EntryAdded second = play.deeds.getFirst().entry(2, first.hash());
        assertThat(first.hash()).isEqualTo(first.expectedHash());
        assertThat(second.previous()).isEqualTo(first.hash());
        assertThat(second.hash()).isNotEqualTo(first.hash());
    }

    private List<String> lines() {
        return play.deeds.stream()
                .map(deed -> (deed.who().user() == null
                                ? deed.who().login()
                                : deed.who().user().name()) + ", " + deed.right() + ": #"
                        + Objects.requireNonNull(deed.deployment()).number() + " " + deed.detail() + " (" + deed.why()
                        + ")")
                .toList();
    }
}
