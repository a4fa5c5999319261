package dev.cimon.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.story.ControlApi;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Somebody wants to know what another workflow would have changed. */
@ExtendWith(LogsOnFailure.class)
class WorkflowTrialIT {

    private final ControlApi sandbox = Shared.system().sandbox();
    private final Team team = new Team(sandbox, "#garden", "acme/garden");

    @TempDir
    private Path folder;

    @Test
    void showsWhatWouldHaveGoneDifferently() throws Exception {
        sandbox.found(team.repository(), team.channel());
        team.setUp(0);
        String before = team.mark("alice");
        String sha = team.push("main", "Plant beans", "alice-gh");
        team.assertSucceededExactlyOnce(team.awaitDeployment(before, "preview"));
        team.assertSucceededExactlyOnce(team.deploy("bob", "main", "production"));

        String same = tries("next.yml", """
            environments:
              preview: {on: {branches: [$default]}}
              production: {after: preview}
            """);
        String other = tries("other.yml", """
            environments:
              preview: {on: {branches: [$default]}, approvals: {required: 1}}
              greenhouse: {on: {branches: [$default]}}
              production: {allowed-refs: {tags: ['v**']}}
            """);

        assertThat(same).endsWith("2 deployments: 0 different, 2 the same.\n\n");
        assertThat(other.lines()
                        .map(line -> line.strip().replaceAll(" {2,}", "  ").replace(sha.substring(0, 7), "SHA"))
                        .map(line -> line.replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d", "TIME")))
                .containsExactly(
                        "acme/garden: what happened on GitHub is recorded since TIME only.",
                        "acme/garden, had this file been in force since TIME:",
                        "",
                        "asked for  deployment  environment  then → now",
                        "TIME  #1  push main SHA by alice-gh  preview  started → held by approval"
                                + "  Somebody has to approve it.",
                        "TIME  push main SHA by alice-gh  greenhouse  not asked for → started",
                        "TIME  #2  command: main SHA by bob  production  started → refused"
                                + "  The workflow does not let the branch main go to production, only tags v**.",
                        "",
                        "3 deployments: 3 different (1 started, 1 held, 1 refused), 0 the same.",
                        "");
    }

    private String tries(String name, String text) throws Exception {
        String file = Files.writeString(folder.resolve(name), text).toString();
        return new Script(folder).types(0, "workflow", "try", file, "--since", "1d", "--repo", team.repository());
    }
}
