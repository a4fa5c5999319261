package dev.cimon.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

class RequiredSettingsTest {

    @Test
    void namesEveryMissingSettingInTheOrderAsked() {
        Config config = configOf(Map.of("SLACK_BOT_TOKEN", "xoxb-sandbox"));

        assertThat(RequiredSettings.missing(config, "SLACK_SIGNING_SECRET", "SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"))
                .containsExactly("SLACK_SIGNING_SECRET", "SLACK_APP_TOKEN");
    }

    @Test
    void takesABlankValueForMissing() {
        Config config = configOf(Map.of("SLACK_BOT_TOKEN", "  ", "SLACK_APP_TOKEN", ""));

        assertThat(RequiredSettings.missing(config, "SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"))
                .containsExactly("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN");
    }

    @Test
    void isContentWhenAllAreSet() {
        Config config = configOf(Map.of("SLACK_BOT_TOKEN", "xoxb-sandbox"));

        assertThat(RequiredSettings.missing(config, "SLACK_BOT_TOKEN")).isEmpty();
        assertThat(RequiredSettings.missing(config)).isEmpty();
    }

    @Test
    void namesATokenThatCannotBeOne() {
        Config config = configOf(Map.of(
                "SLACK_BOT_TOKEN", "xoxb-sandbox\u200b",
                "GITHUB_TOKEN", " ghp_sandbox\n",
                "CIRCLECI_TOKEN", "cci sandbox",
                "DATABASE_PASSWORD", "\u00fcber alles"));

        assertThat(RequiredSettings.garbled(config)).containsExactly("SLACK_BOT_TOKEN", "CIRCLECI_TOKEN");
    }

    @Test
    void needsAllOfAClientOrNothing() {
        assertThat(RequiredSettings.withProof(configOf(Map.of("GITHUB_CLIENT_ID", "")), "GITHUB_TOKEN"))
                .containsExactly("GITHUB_TOKEN");
        Config half = configOf(Map.of("GITHUB_CLIENT_ID", "Iv1"));
        assertThat(RequiredSettings.missing(half, RequiredSettings.withProof(half, "GITHUB_TOKEN")))
                .containsExactly("GITHUB_TOKEN", "GITHUB_CLIENT_SECRET", "CIMON_PUBLIC_URL");
        Config otherHalf =
                configOf(Map.of("GITHUB_CLIENT_SECRET", "s", "CIMON_PUBLIC_URL", "https://cimon.example.com"));
        assertThat(RequiredSettings.missing(otherHalf, RequiredSettings.withProof(otherHalf)))
                .containsExactly("GITHUB_CLIENT_ID");
    }

    private static Config configOf(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build();
    }
}
