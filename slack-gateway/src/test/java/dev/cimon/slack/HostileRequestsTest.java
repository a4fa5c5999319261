package dev.cimon.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cimon.events.Topic;
import dev.cimon.test.Endpoint;
import dev.cimon.test.KafkaResource;
import dev.cimon.test.SandboxResource;
import dev.cimon.test.WithstandsHostileBodies;
import dev.cimon.test.WithstandsHostileSenders;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.List;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(SandboxResource.class)
class HostileRequestsTest implements WithstandsHostileBodies, WithstandsHostileSenders {

    private static final String COMMAND = "token=t&team_id=T0ACME&channel_id=C0SHOP&user_id=U0ALICE&user_name=alice"
            + "&command=%2Fcimon&text=list&trigger_id=7.2.abc&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2F1";
    private static final String PRESSED = """
            {"type":"block_actions","team":{"id":"T0ACME"},"user":{"id":"U0ALICE"},"channel":{"id":"C0SHOP"},
             "trigger_id":"7.3.abc","response_url":"https://hooks.slack.com/actions/1",
             "actions":[{"action_id":"cancel","value":"d-1"}]}""";
    private static final String MENTION = """
            {"type":"event_callback","team_id":"T0ACME","event_id":"Ev7","event":{"type":"app_mention",
             "channel":"C0SHOP","user":"U0ALICE","text":"list","ts":"1.5"}}""";

    @TestHTTPResource("/")
    URI root;

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                endpoint("/slack/commands", COMMAND),
                endpoint("/slack/interactions", "payload=" + URLEncoder.encode(PRESSED, UTF_8)),
                endpoint("/slack/events", MENTION));
    }

    @Override
    public String topic() {
        return Topic.SLACK_EVENTS_NAME;
    }

    @Override
    public int most() {
        return 1024 * 1024;
    }

    @Override
    public byte[] body(Endpoint endpoint, String json) {
        return (endpoint.path().endsWith("events") ? json : "payload=" + URLEncoder.encode(json, UTF_8))
                .getBytes(UTF_8);
    }

    private Endpoint endpoint(String path, String ordinary) {
        return new Endpoint(
                root, path, body -> SignedRequests.headers(Instant.now().getEpochSecond(), body), ordinary);
    }
}
