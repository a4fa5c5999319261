package dev.cimon.github;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.events.Topic;
import dev.cimon.test.Endpoint;
import dev.cimon.test.KafkaResource;
import dev.cimon.test.SandboxResource;
import dev.cimon.test.WebhookClient;
import dev.cimon.test.WithstandsHostileBodies;
import dev.cimon.test.WithstandsHostileSenders;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(SandboxResource.class)
class HostileRequestsTest implements WithstandsHostileBodies, WithstandsHostileSenders {

    private static final String REPOSITORY = """
            "repository":{"full_name":"Acme/Shop","default_branch":"main","pushed_at":1790000000},"installation":{"id":7}}""";

    @TestHTTPResource("/")
    URI root;

    @Override
    public List<Endpoint> endpoints() {
        return List.of(endpoint("push", """
                {"ref":"refs/heads/main","created":false,"deleted":false,"forced":false,"pusher":{"name":"alice-gh"},
                 "head_commit":{"id":"6dcb09b5b57875f334f61aebed695e2e4193db5e","message":"Grüße",
                 "author":{"name":"Alice"}},""" + REPOSITORY));
    }

    @Override
    public String topic() {
        return Topic.GITHUB_EVENTS_NAME;
    }

    @Override
    public int most() {
        return 25 * 1024 * 1024;
    }

    @Override
    public byte[] body(Endpoint endpoint, String json) {
        return json.getBytes(UTF_8);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            push | {"ref":"refs/heads/main","created":false,"pusher":{"name":"a"},"head_commit":{"id":"6dcb09b5b57875f334f61aebed695e2e4193db5e","message":"m","author":{"name":"A","username":"a"}},
            pull_request | {"action":"opened","pull_request":{"number":7,"title":"t","html_url":"https://g/7","user":{"login":"a"},"head":{"ref":"f","sha":"6dcb09b5b57875f334f61aebed695e2e4193db5e","repo":{"full_name":"a/b"}},"base":{"ref":"main","sha":"6dcb09b5b57875f334f61aebed695e2e4193db5e"},"draft":false,"requested_reviewers":[{"login":"b"}],"updated_at":"2026-11-21T08:00:00Z"},
            issue_comment | {"action":"created","issue":{"number":7,"pull_request":{"url":"u"}},"comment":{"body":"b","html_url":"https://g/7","user":{"login":"a"}},
            status | {"sha":"6dcb09b5b57875f334f61aebed695e2e4193db5e","context":"ci","state":"success","target_url":"https://ci/1","created_at":"2026-11-21T08:00:00Z","updated_at":"2026-11-21T08:00:00Z",
            deployment | {"action":"created","deployment":{"id":9,"sha":"6dcb09b5b57875f334f61aebed695e2e4193db5e","ref":"main","environment":"staging","creator":{"login":"a"},"payload":{"cimon":{"deployment":"x"}}},
            release | {"action":"published","release":{"tag_name":"v1","name":"One","body":"b","html_url":"https://g/1","author":{"login":"a"}},
            """)
    void takesOrRejectsAPayloadInWhichOneThingIsOtherwise(String event, String begun) {
        String json = begun + REPOSITORY;
        takesOrRejectsMutants(endpoint(event, json), json);
    }

    @Test
    void saysThatAnEventIsTooLargeForTheTopic() {
        Endpoint release = endpoint(
                "release",
                "{\"action\":\"published\",\"release\":{\"tag_name\":\"v1\",\"html_url\":\"https://g/1\",\"body\":\""
                        + "x".repeat(1_100_000) + "\"}," + REPOSITORY);
        HttpResponse<String> answer = release.signed(release.ordinary());
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).isEqualTo("{\"error\":\"the event is larger than Kafka takes\"}");
    }

    private Endpoint endpoint(String event, String ordinary) {
        return new Endpoint(
                root,
                "/github/webhooks",
                body -> Map.of(
                        "content-type",
                        "application/json",
                        "x-github-event",
                        event,
                        "x-github-delivery",
                        "d-hostile",
                        "x-hub-signature-256",
                        "sha256=" + WebhookClient.signature(SandboxResource.GITHUB_WEBHOOK_SECRET, body)),
                ordinary);
    }
}
