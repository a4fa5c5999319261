package dev.cimon.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cimon.webhook.Rejection;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseUrlsTest {

    private final ResponseUrls urls = new ResponseUrls(new Settings(URI.create("http://127.0.0.1:8090/slack/api/")));

    private record Settings(URI apiUrl) implements SlackSettings {
        @Override
        public String signingSecret() {
            return "secret";
        }

        @Override
        public Optional<String> appToken() {
            return Optional.empty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.slack.com/commands/T0ACME/1/x",
                "https://HOOKS.SLACK.COM:443/actions/1",
                "https://acme.enterprise.slack.com/x",
                "http://127.0.0.1:8090/slack/response/1"
            })
    void takesThoseOfSlack(String url) {
        assertThat(urls.ours(url)).isEqualTo(URI.create(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.slack.com/commands/1",
                "https://hooks.slack.com:8443/commands/1",
                "https://hooks.slack.com.evil.example/",
                "https://evilslack.com/",
                "https://hooks.slack.com@evil.example/",
                "https://evil.example@hooks.slack.com/",
                "https://evil.example/hooks.slack.com",
                "https://evil.example\\@hooks.slack.com/",
                "http://127.0.0.1:9092/",
                "http://127.0.0.1/slack/response/1",
                "https://127.0.0.1:8090/slack/response/1",
                "file:///etc/passwd",
                "hooks.slack.com",
                "//hooks.slack.com/x",
                ""
            })
    void refusesAllOthers(String url) {
        assertThatExceptionOfType(Rejection.class).isThrownBy(() -> urls.ours(url));
    }

    @Test
    void refusesNone() {
        assertThatExceptionOfType(Rejection.class).isThrownBy(() -> urls.ours(null));
    }
}
