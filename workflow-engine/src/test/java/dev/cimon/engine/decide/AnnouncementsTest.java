package dev.cimon.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.message.Drawn;
import dev.cimon.engine.project.People;
import dev.cimon.events.github.CommitCommented;
import dev.cimon.events.github.ReleasePublished;
import java.net.URI;
import org.junit.jupiter.api.Test;

class AnnouncementsTest {

    private static final URI URL = URI.create("https://github.com/acme/shop/releases/tag/v1.2");

    private final Play play = Play.withProject();

    private static ReleasePublished release(String tag, String name, String body) {
        return new ReleasePublished(Samples.SHOP, 1L, tag, name, "bob-gh", body, URL);
    }

    private static CommitCommented comment(String body) {
        return new CommitCommented(
                Samples.SHOP, 1L, Samples.REVISION, "bob-gh", body, URI.create("https://github.com/acme/shop/c"));
    }

    private String message(String key) {
        return Drawn.text(play.message(key).content());
    }

    @Test
    void announcesAReleaseAndNamesItsAuthor() {
        play.linked(new People.Link("T0ACME", Samples.BOB, "bob-gh"));
        play.happens("e-1", release("v1.2", "Autumn", "Pay later.\n<!-- hidden -->\nAnd <!channel> gift-wrap."));
        play.run();
        assertThat(message("release/acme/shop/v1.2")).isEqualTo("""
            :package: acme/shop released [Autumn](https://github.com/acme/shop/releases/tag/v1.2) `v1.2`, by bob-gh
            > Pay later.

            And <!channel> gift-wrap.\
            """);
    }

    @Test
    void announcesAReleaseWithoutNameAndWords() {
        play.happens("e-1", release("v1.2", "v1.2", ""));
        play.run();
        assertThat(message("release/acme/shop/v1.2"))
                .isEqualTo(":package: acme/shop released [v1.2](" + URL + "), by bob-gh");
    }

    @Test
    void showsTheLaterOfTwoReleasesOfATag() {
        play.happens("e-1", release("v1.2", "Autumn", ""));
        play.happens("e-2", release("v1.2", "Autumn, this time for real", ""));
        play.happens("e-2", release("v1.2", "Autumn, this time for real", ""));
        play.run();
        assertThat(play.messageKeys()).hasSize(1);
        assertThat(message("release/acme/shop/v1.2")).contains("for real");
    }

    @Test
    void cutsLongWordsAndTakesTagsOfAnyLength() {
        play.happens("e-1", release("v".repeat(300), "Long", "🎉".repeat(900)));
        play.run();
        assertThat(play.messageKeys()).hasSize(1).allMatch(key -> key.key().startsWith("release/acme/shop/"));
        assertThat(message(play.messageKeys().iterator().next().key())).endsWith("> " + "🎉".repeat(800) + " …");
    }

    @Test
    void namesWhoCommentedOnACommit() {
        play.linked(new People.Link("T0ACME", Samples.BOB, "bob-gh"));
        play.happens("e-1", comment("Why?"));
        play.happens("e-2", comment("Why not?"));
        play.run();
        assertThat(message("commit-comment/e-1")).isEqualTo("""
            :speech_balloon: bob-gh [commented](https://github.com/acme/shop/c) on `0000000` of acme/shop:
            > Why?\
            """);
        assertThat(message("commit-comment/e-2")).endsWith("> Why not?");
    }

    @Test
    void saysNothingWithoutAChannel() {
        Play unbound = new Play();
        unbound.happens("e-1", release("v1.2", "Autumn", ""));
        unbound.happens("e-2", comment("Why?"));
        unbound.run();
        assertThat(unbound.performed).isEmpty();
    }
}
