package dev.cimon.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.events.EventEnvelope;
import dev.cimon.events.Topic;
import dev.cimon.events.github.HeadCommit;
import dev.cimon.events.github.PushReceived;
import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.Revision;
import dev.cimon.events.reference.SlackUser;
import dev.cimon.events.slack.CommandEntered;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TailTest {

    private static final Instant NINE = Instant.parse("2026-03-14T09:00:00Z");

    @RegisterExtension
    static final Broker BROKER = new Broker();

    private final Operator operator = new Operator(BROKER.address());

    @Test
    void showsWhatStandsThereInOrderOfTimeAndGoesOn() throws Exception {
        BROKER.publish(push("acme/api", NINE.plusMillis(1_500)));
        BROKER.publish(command(NINE));
        BROKER.put(Topic.CIRCLECI_EVENTS_NAME, 0, NINE.plusSeconds(2), null, new byte[] {'\u001b', '['}, List.of());

        Thread tail = operator.begins("tail", "--from-beginning");

        String past = """
                09:00:00.000  cimon.slack.events     command-entered       T0ACME/C0SHOP  /cimon deploy main to preview by alice
                09:00:01.500  cimon.github.events    push-received         acme/api  main 0123456 “Sell tea” by alice-gh
                09:00:02.000  cimon.circleci.events  (no type)             -  not JSON: \\u001b[
                """;
        operator.awaits(past);
        BROKER.publish(push("acme/shop", NINE.plusSeconds(3)));
        operator.awaits(past + """
                09:00:03.000  cimon.github.events    push-received         acme/shop  main 0123456 “Sell tea” by alice-gh
                """);
        operator.hangsUp(tail);
    }

    @Test
    void showsOnlyWhatIsAskedFor() throws Exception {
        BROKER.publish(push("acme/api", NINE));
        BROKER.publish(push("acme/shop", NINE.plusSeconds(1)));
        BROKER.publish(command(NINE.plusSeconds(2)));

        Thread tail = operator.begins(
                "tail", "--from-beginning", "github.events", "--repo", "Acme/Shop", "--type", "dev.cimon.github.push");

        operator.awaits("""
                09:00:01.000  cimon.github.events    push-received         acme/shop  main 0123456 “Sell tea” by alice-gh
                """);
        operator.hangsUp(tail);
    }

    @Test
    void saysWhatItDoesNotUnderstand() {
        assertThat(operator.types(64, "tail", "--repo", "shop")).contains("not owner/name: shop");
    }

    private static EventEnvelope<PushReceived> push(String repository, Instant when) {
        Revision revision = new Revision("0123456789abcdef0123456789abcdef01234567");
        return EventEnvelope.received(
                repository + when,
                "/github-gateway",
                when,
                new PushReceived(
                        RepositoryName.of(repository),
                        null,
                        "refs/heads/main",
                        false,
                        false,
                        false,
                        new HeadCommit(revision, "Sell tea\n\nAnd coffee.", "Alice", "alice-gh"),
                        "main",
                        "alice-gh",
                        when));
    }

    private static EventEnvelope<CommandEntered> command(Instant when) {
        return EventEnvelope.received(
                "13345.9876.abc",
                "/slack-gateway",
                when,
                new CommandEntered(
                        new ChannelRef("T0ACME", "C0SHOP"),
                        new SlackUser("U0ALICE", "alice"),
                        "/cimon",
                        "deploy main to preview",
                        "13345.9876.abc",
                        URI.create("https://hooks.slack.com/commands/T0ACME/1/x")));
    }
}
