package dev.cimon.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/install.md names exists. */
class InstallationTest {

    private static final String DOCUMENT = Repository.text("docs/install.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ((?:`[a-z_:]+`(?:, )?)+) \\|(?: (read|write) \\|)? ");

    @Test
    void everyCommandIsOneOfTheScripts() {
        String script = Repository.text("cimon");
        assertThat(all("\\./cimon ([a-z]+)"))
                .contains("up", "demo", "doctor", "images")
                .allSatisfy(command -> assertThat(script).containsPattern("(?m)^    " + command + "\\) "));
    }

    @Test
    void everyOptionOfTheDoctorAndOfTheImagesIsThere() {
        assertThat(all("\\./cimon doctor[^\n`]* (--[a-z]+)"))
                .allSatisfy(option -> assertThat(
                                Repository.text("event-inspection/src/main/java/dev/cimon/doctor/Doctor.java"))
                        .contains("\"" + option + "\""));
        assertThat(all("\\./cimon images[^\n`]* (--[a-z]+)"))
                .allSatisfy(option -> assertThat(Repository.text("cimon")).contains(option + ":*)"));
    }

    @Test
    void everyFileIsThere() {
        Stream<String> linked = all("\\]\\(([^)#]+)[^)]*\\)").stream().map(link -> "docs/" + link);
        Stream<String> named = all("(deploy/[a-zA-Z/.-]+[a-z])").stream().filter(path -> !path.endsWith("/mine"));
        assertThat(Stream.concat(linked, named).filter(path -> !path.contains("://")))
                .hasSizeGreaterThan(8)
                .allSatisfy(path -> assertThat(Files.exists(Path.of(Repository.ROOT.toString(), path.split("/"))))
                        .as(path)
                        .isTrue());
    }

    @Test
    void everyVariableIsInTheTableOfTheReadmeAndTheSecretsInTheExampleOfEnv() {
        List<String> variables = all("`([A-Z]+(?:_[A-Z]+)+)`");
        assertThat(variables)
                .hasSizeGreaterThan(10)
                .allSatisfy(name -> assertThat(Repository.text("README.md")).contains("`" + name + "`"));
        assertThat(variables.stream().filter(name -> name.matches("(SLACK|GITHUB|CIRCLECI)_.*")))
                .allSatisfy(name -> assertThat(Repository.text(".env.example")).contains("#" + name + "="));
    }

    @Test
    void theScopesAreThoseOfTheManifest() {
        List<String> scopes =
                Manifest.texts(Repository.tree("deploy/slack/manifest.yml").at("/oauth_config/scopes/bot"));
        assertThat(named(section("## 3. Slack")).keySet()).containsExactlyInAnyOrderElementsOf(scopes);
    }

    @Test
    void thePermissionsAreThoseOfTheManifest() {
        JsonNode asked = Repository.tree("deploy/github/app-manifest.json").path("default_permissions");
        Map<String, String> expected = asked.properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, permission -> permission.getValue().asText()));
        assertThat(named(section("## 4. GitHub"))).isEqualTo(expected);
    }

    private static Map<String, String> named(String section) {
        return ROW.matcher(section)
                .results()
                .flatMap(row -> Stream.of(row.group(1).split(", "))
                        .map(name -> Map.entry(name.replace("`", ""), row.group(2) == null ? "" : row.group(2))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String section(String heading) {
        String rest = DOCUMENT.substring(DOCUMENT.indexOf(heading) + heading.length());
        return rest.substring(0, rest.indexOf("\n## "));
    }

    private static List<String> all(String pattern) {
        return Pattern.compile(pattern)
                .matcher(DOCUMENT)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }
}
