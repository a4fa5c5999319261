package dev.cimon.github.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.events.proof.ProofRequest;
import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.SlackUser;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProofPageTest {

    @Test
    void saysWhoWillBeWhomAndAsksWhetherThatIsMeant() {
        Response page = ProofPage.question(account("alice"), "/github/oauth/confirm", "sealed.text");
        assertThat(body(page)).isEqualTo("""
                <p>You have logged in at GitHub as <b>alice-gh</b>.</p>
                <p>If you go on, <b>alice</b> (U0ALICE) in the Slack workspace T0ACME counts as <b>alice-gh</b>: what alice deploys and
                approves from there is done by your right.</p>
                <p>Are you alice? If somebody else has sent you here, close this page: nothing happens then.</p>
                <form method="post" action="/github/oauth/confirm">
                <input type="hidden" name="proof" value="sealed.text">
                <button>I am alice: link me to alice-gh</button>
                </form>
                """);
    }

    @Test
    void showsNamesAsTextWhateverTheyAre() {
        Response page = ProofPage.question(account("<img src=x onerror=alert(1)>&\"'"), "/confirm", "sealed");
        assertThat(body(page))
                .contains("I am &lt;img src=x onerror=alert(1)&gt;&amp;&quot;&#39;: link me")
                .doesNotContain("<img");
    }

    @Test
    void isShownInNobodysFrameAndKeptByNobody() {
        Response page = ProofPage.sentence(400, "No.");
        assertThat(page.getStatus()).isEqualTo(400);
        assertThat(page.getHeaderString("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'");
        assertThat(page.getHeaderString("X-Frame-Options")).isEqualTo("DENY");
        assertThat(page.getHeaderString("Cache-Control")).isEqualTo("no-store");
        assertThat(page.getHeaderString("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(body(page)).isEqualTo("<p>No.</p>\n");
    }

    private static String body(Response page) {
        String whole = (String) page.getEntity();
        return whole.substring(whole.indexOf("<body>\n") + 7, whole.indexOf("</body>"));
    }

    private static ProvenAccount account(String name) {
        ProofRequest request = new ProofRequest(
                RepositoryName.of("acme/shop"),
                new ChannelRef("T0ACME", "C0SHOP"),
                new SlackUser("U0ALICE", name),
                "trigger-1",
                Instant.parse("2026-03-14T12:10:00Z"));
        return new ProvenAccount(request, "alice-gh", 20_003);
    }
}
