package dev.cimon.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefPatternTest {

    /** The examples of GitHub's "Filter pattern cheat sheet", and what lies beside them. */
    @ParameterizedTest
    @CsvSource({
        "*, main, true",
        "*, feature/a, false",
        "**, feature/a, true",
        "feature/*, feature/my-branch, true",
        "feature/*, feature/a/b, false",
        "feature/**, feature/beta-a/my-branch, true",
        "v2*, v2.9, true",
        "v2*, v2, true",
        "v2*, v1, false",
        "'v[12].[0-9]+.[0-9]+', v1.10.1, true",
        "'v[12].[0-9]+.[0-9]+', v3.10.1, false",
        "'v[12].[0-9]+.[0-9]+', v1.10, false",
        "*feature, mona-feature, true",
        "colou?r, color, true",
        "colou?r, colour, true",
        "colou?r, colouur, false",
        "a+, aaa, true",
        "a+, b, false",
        "'1\\.0', 1.0, true",
        "'\\*', '*', true",
        "'\\*', x, false",
        "1.0, 1x0, false",
        "Main, main, false",
        "$default, trunk, true",
        "$default, main, false"
    })
    void matchesAsGitHubActionsDoes(String pattern, String name, boolean matches) {
        assertThat(new RefPattern(pattern).matches(name, "trunk")).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({
        "releases/**|!releases/**-alpha, releases/10, true",
        "releases/**|!releases/**-alpha, releases/beta/3-alpha, false",
        "'**|!x|x', x, true",
        "'**|!$default', trunk, false",
        "'**|!$default', main, true"
    })
    void letsTheLastOneDecide(String patterns, String name, boolean matches) {
        RefPatterns all = new RefPatterns(
                Arrays.stream(patterns.split("\\|", -1)).map(RefPattern::new).toList());

        assertThat(all.match(name, "trunk")).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "?a@ “?” means the character before it, and here is none: write \\? for the character itself.",
                "*+@ “+” means the character before it, and here is none: write \\+ for the character itself.",
                "a\\@ A pattern does not end with \\: nothing follows it.",
                "[9-0]@ “[9-0]” has a range that runs backwards.",
                "[]@ In “[]” stand letters, digits and ranges of them, such as [0-9] or [a-zA-Z].",
                "!@ An empty pattern matches nothing; write ** for everything."
            })
    void saysWhatIsWrongWithAPattern(String pattern, String problem) {
        assertThat(RefPattern.problemWith(pattern)).contains(problem);
    }

    /** A backtracking matcher would need longer than the sun has left. */
    @Test
    void isNotHeldUpByAPatternWithManyStars() {
        RefPattern pattern = new RefPattern("**a".repeat(80));

        boolean matches = Assertions.assertTimeoutPreemptively(
                Duration.ofMinutes(1), () -> pattern.matches("a".repeat(79) + "b".repeat(170), "main"));

        assertThat(matches).isFalse();
    }
}
