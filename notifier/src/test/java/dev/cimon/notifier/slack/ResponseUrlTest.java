package dev.cimon.notifier.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.slack.com/commands/T0/1/x",
                "https://HOOKS.slack.com:443/actions/T0",
                "https://hooks.gov.slack.com/x",
                "http://127.0.0.1:8090/slack/response/1"
            })
    void slacksOwnHostsMayBeCalled(String url) {
        assertThat(mayCall(url)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.slack.com/commands",
                "https://hooks.slack.com:8443/",
                "https://slack.com.evil.example/",
                "https://evilslack.com/",
                "https://hooks.slack.com@evil.example/",
                "https://user@hooks.slack.com/",
                "http://127.0.0.1:8091/slack/response/1",
                "http://127.0.0.1/",
                "https://127.0.0.1:8090/",
                "file:///etc/passwd",
                "hooks.slack.com",
                "mailto:a@slack.com"
            })
    void nobodyElseMay(String url) {
        assertThat(mayCall(url)).isFalse();
    }

    private static boolean mayCall(String url) {
        return ResponseUrl.isSlacks(URI.create(url), URI.create("http://127.0.0.1:8090/slack/api/"));
    }
}
