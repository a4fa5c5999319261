package dev.cimon.circleci;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(SandboxResource.class)
class HostileRequestsTest implements WithstandsHostileBodies, WithstandsHostileSenders {

    private static final String WORKFLOW = """
            {"type":"workflow-completed","id":"e-7","happened_at":"2026-11-21T08:00:00.123Z",
             "project":{"name":"shop","slug":"gh/Acme/Shop"},"organization":{"name":"acme"},
             "workflow":{"id":"wf-1","name":"deploy","status":"success","url":"https://app.circleci.com/1"},
             "pipeline":{"id":"pl-1","number":17,"vcs":{"origin_repository_url":"https://github.com/a/b",
             "target_repository_url":"https://github.com/a/b","revision":"6dcb09b5b57875f334f61aebed695e2e4193db5e"}}}""";
    private static final String JOB = """
            {"type":"job-completed","id":"e-8","happened_at":"2026-11-21T08:00:00.123Z",
             "project":{"name":"shop","slug":"circleci/x/y"},"organization":{"name":"acme"},
             "workflow":{"id":"wf-1"},"job":{"name":"build","number":3,"status":"failed"},
             "pipeline":{"id":"pl-1","number":17,"vcs":null}}""";

    @TestHTTPResource("/")
    URI root;

    @Override
    public List<Endpoint> endpoints() {
        return List.of(endpoint(WORKFLOW));
    }

    @Override
    public String topic() {
        return Topic.CIRCLECI_EVENTS_NAME;
    }

    @Override
    public int most() {
        return 1024 * 1024;
    }

    @Override
    public byte[] body(Endpoint endpoint, String json) {
        return json.getBytes(UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {WORKFLOW, JOB})
    void takesOrRejectsAPayloadInWhichOneThingIsOtherwise(String valid) {
        takesOrRejectsMutants(endpoint(valid), valid);
    }

    private Endpoint endpoint(String ordinary) {
        return new Endpoint(
                root,
                "/circleci/webhooks",
                body -> Map.of(
                        "content-type",
                        "application/json",
                        "circleci-signature",
                        "v1=" + WebhookClient.signature(SandboxResource.CIRCLECI_WEBHOOK_SECRET, body)),
                ordinary);
    }
}
