package dev.cimon.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.test.KafkaResource;
import dev.cimon.test.Mutants;
import dev.cimon.test.SandboxResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A payload in which any one thing is missing or of another kind is taken or rejected, and never breaks us. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(SandboxResource.class)
class MutatedPayloadsTest {

    @TestHTTPResource("/")
    URI root;

    @ParameterizedTest
    @ValueSource(strings = {"""
            {"type":"block_actions","team":{"id":"T0ACME"},"trigger_id":"1.2.abc",
             "user":{"id":"U0ALICE","username":"alice","name":"alice.a","team_id":"T0ACME"},
             "channel":{"id":"C0SHOP"},"container":{"type":"message","message_ts":"1.5"},
             "actions":[{"action_id":"cancel","value":"d-1","selected_option":{"value":"x"}}],
             "response_url":"https://hooks.slack.com/actions/1"}""", """
            {"type":"view_submission","team":{"id":"T0ACME"},"trigger_id":"1.2.abc",
             "user":{"id":"U0ALICE","name":"alice","team_id":"T0ACME"},
             "view":{"callback_id":"lock","private_metadata":"m","state":{"values":{
              "reason":{"reason":{"type":"plain_text_input","value":"why"}},
              "environment":{"environment":{"type":"static_select","selected_option":{"value":"staging"}}}}}}}"""})
    void interactionsAreTakenOrRejected(String valid) {
        assertNeverBreaks(valid, "/slack/interactions", json -> "payload=" + URLEncoder.encode(json, UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
            {"type":"event_callback","team_id":"T0ACME","event_id":"Ev1","event":{"type":"app_mention",
             "channel":"C0SHOP","user":"U0ALICE","text":"list","ts":"1.5","thread_ts":"1.2"},
             "authorizations":[{"user_id":"U0CIMON","is_bot":true}]}""", """
            {"type":"event_callback","team_id":"T0ACME","event_id":"Ev2","event":{"type":"reaction_added",
             "user":"U0ALICE","reaction":"rocket","item":{"type":"message","channel":"C0SHOP","ts":"1.5"}}}"""})
    void eventsAreTakenOrRejected(String valid) {
        assertNeverBreaks(valid, "/slack/events", json -> json);
    }

    @Test
    void aNullAmongTheActionsIsRejected() {
        assertThat(new SignedRequests(root)
                        .interaction("{\"type\":\"block_actions\",\"team\":{\"id\":\"T\"},\"user\":{\"id\":\"U\"},"
                                + "\"channel\":{\"id\":\"C\"},\"trigger_id\":\"1\",\"actions\":[null]}")
                        .statusCode())
                .isEqualTo(400);
    }

    private void assertNeverBreaks(String valid, String path, Function<String, String> body) {
        SignedRequests slack = new SignedRequests(root);
        assertThat(slack.post(path, body.apply(valid)).statusCode()).isEqualTo(200);
        List<String> broken = new ArrayList<>();
        for (String mutant : Mutants.of(valid)) {
            int status = slack.post(path, body.apply(mutant)).statusCode();
            if (status != 200 && status != 202 && status != 400) {
                broken.add(status + " for " + mutant.substring(0, Math.min(500, mutant.length())));
            }
        }
        assertThat(broken).isEmpty();
    }
}
