package dev.cimon.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.events.content.Content;
import dev.cimon.events.github.HeadCommit;
import dev.cimon.events.reference.Revision;
import org.junit.jupiter.api.Test;

class PlainTextTest {

    @Test
    void readsEveryBlockWithoutFormatting() {
        assertThat(Examples.everyBlock().plainText()).isEqualTo("""
                Deployment #42
                shop to production for @U0ALICE, see #27
                Revision: 0123456, Since: 2026-03-14T09:26:53.589Z
                line 1
                  line 2
                Asked by alice""");
    }

    @Test
    void aSentenceReadsAsItself() {
        assertThat(Content.sentence("<!channel> & *done*").plainText()).isEqualTo("<!channel> & *done*");
    }

    @Test
    void theTitleOfACommitIsItsFirstLine() {
        Revision revision = new Revision("0123456789abcdef0123456789abcdef01234567");

        assertThat(new HeadCommit(revision, "Sell tea\n\nAnd coffee.", "Alice", null).title())
                .isEqualTo("Sell tea");
        assertThat(new HeadCommit(revision, "", "Alice", null).title()).isEmpty();
    }
}
