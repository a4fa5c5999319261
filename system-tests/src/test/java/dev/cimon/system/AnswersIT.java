package dev.cimon.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.process.Deployed;
import dev.cimon.process.Service;
import dev.cimon.process.Signed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(LogsOnFailure.class)
class AnswersIT {

    private final Deployed system = Shared.system();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    deploy nowhere to preview | There is no branch, tag or commit “nowhere” in acme/shop. Check the spelling, or push it first.
                    deploy main to moon       | There is no environment “moon”. There are: preview, test, staging, production.
                    frobnicate                | I do not know “frobnicate”.
                    deploy main nowhere       | Tell me what goes where.
                    setup acme                | “acme” is not a repository: write it as owner/repo.
                    setup acme/api            | This channel is bound to acme/shop already. Use another channel for another repository, or bind it to this one as well: `/cimon setup acme/api --also`
                    setup acme/shop           | This channel is already bound to acme/shop. There is nothing to do.
                    hello nobody-at-all       | “nobody-at-all” does not work on acme/shop. Check the spelling of the GitHub login.
                    """)
    void refusesWithAReason(String command, String reason) {
        Team team = Team.shop().setUp(0);
        team.ask("carol", "goodbye"); // another test may have linked her

        assertThat(team.ask("carol", command).read()).startsWith(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    list                   | This channel is not bound to a repository yet. Bind it with `/cimon setup owner/repo`.
                    deploy main to preview | This channel is not bound to a repository yet. Bind it with `/cimon setup owner/repo`.
                    setup acme/nothing     | I cannot find acme/nothing on GitHub, or I have no access to it. Check the spelling, and that the GitHub App is installed on it.
                    """)
    void refusesInAChannelWithoutAProject(String command, String reason) {
        Team team = new Team(system.sandbox(), "#general", "acme/nothing");

        assertThat(team.ask("carol", command).read()).isEqualTo(reason);
    }

    @Test
    void answersWhateverIsTyped() {
        Team team = Team.shop().setUp(0);

        assertThat(team.ask("dave", "deploy main to p!r@e#v").read()).isNotBlank();
        assertThat(team.ask("dave", "deploy --force to preview").read()).isNotBlank();
        assertThat(team.ask("dave", "list ../../etc").read()).isNotBlank();
        assertThat(team.ask("dave", "hello <@U0BOB> & co").read()).isNotBlank();
    }

    @Test
    void letsOnlyTheProvidersIn() {
        String form = "command=%2Fcimon&text=list&team_id=T0ACME&channel_id=C0SHOP&user_id=U0ALICE&user_name=alice"
                + "&trigger_id=1.2.3&response_url=http%3A%2F%2F127.0.0.1%2Fx";

        assertThat(Signed.slackCommand(system.address(Service.SLACK_GATEWAY), "guessed", form))
                .isEqualTo(401);
        assertThat(Signed.gitHub(system.address(Service.GITHUB_GATEWAY), "guessed", "push", "a-guess", "{}"))
                .isEqualTo(401);
        assertThat(Signed.circleCi(system.address(Service.CIRCLECI_GATEWAY), "guessed", "{}"))
                .isEqualTo(401);
    }

    @Test
    void refusesSignedNonsense() {
        assertThat(Signed.gitHub(
                        system.address(Service.GITHUB_GATEWAY),
                        Signed.GITHUB_SECRET,
                        "push",
                        "nonsense-1",
                        "{not json"))
                .isEqualTo(400);
        assertThat(Signed.circleCi(system.address(Service.CIRCLECI_GATEWAY), Signed.CIRCLECI_SECRET, "{not json"))
                .isEqualTo(400);
    }
}
