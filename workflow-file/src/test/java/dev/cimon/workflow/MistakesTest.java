package dev.cimon.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MistakesTest {

    private static List<String> mistakes(String text) {
        return switch (WorkflowFile.read(text)) {
            case Reading.Good good -> List.of();
            case Reading.Broken broken ->
                broken.mistakes().stream().map(Mistake::toString).toList();
        };
    }

    @Test
    void quotesNoMoreThanAnybodyReads() {
        assertThat(mistakes("environments:\n  production:\n    url: " + "ü".repeat(60_000) + " \n"))
                .singleElement()
                .satisfies(mistake -> assertThat(mistake).hasSizeLessThan(320).endsWith("…"));
    }

    @Test
    void tellsAllOfThemInTheOrderOfTheFile() {
        assertThat(mistakes("""
            environment:
            environments:
              production:
                on:
                  tag: [v*]
                  branches: main
                after: stagging
                requiredChecks: all
                approvals:
                  required: two
                freeze:
                  - cron: 0 25 * * *
                    duration: 3 days
                    time-zone: Europe/Berlim
              staging:
                after: production
              staging:
              test: {}
            """))
                .containsExactly(
                        "1:1: There is no key “environment” here; did you mean “environments”?",
                        "5:7: There is no key “tag” here; did you mean “tags”?",
                        "6:17: Here belongs a list, and this is a text.",
                        "7:12: There is no environment “stagging” in this file; did you mean “staging”?",
                        "8:5: There is no key “requiredChecks” here; did you mean “required-checks”?",
                        "10:17: Here belongs a number from 1 to 20.",
                        "12:15: “0 25 * * *” is not a cron of five fields (minute, hour, day of the month, month, day"
                                + " of the week), such as 0 16 * * 5 for Fridays at four in the afternoon: Value 25 not in"
                                + " range [0, 23].",
                        "13:19: “3 days” is no duration: write 90m, 12h, 2d or 1d12h; a year is the longest.",
                        "14:20: “Europe/Berlim” is no time zone; did you mean Europe/Berlin?",
                        "17:3: There is an environment “staging” already: give this one another name.");
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                one(
                        "",
                        "1:1: The file is empty. It needs “environments”; or remove it, and the default workflow is in"
                                + " force."),
                one("a: b: c", "1:5: This is not YAML: mapping values are not allowed here."),
                one(
                        "- environments",
                        "1:1: Here belongs a mapping, that is lines of the form “key: value”, and this is"
                                + " a list."),
                one("environments: {a: &x [*x]}", "1:19: This anchor contains itself."),
                one(
                        "environments: {a: !!java.lang.Runtime {}}",
                        "1:19: This is not YAML: Global tag is not allowed:" + " tag:yaml.org,2002:java.lang.Runtime."),
                one("environments: {a: !secret x}", "1:19: Tags such as !secret are not supported: leave it out."),
                one("environments: {? [a] : b}", "1:18: A key is a word here, not a list or a mapping."),
                one(
                        "environments: {a: {<<: {}}}",
                        "1:20: There is no key “<<” here. Here may stand on, production, url,"
                                + " stable-ref, allowed-refs, after, required-checks, approvals, freeze, concurrency,"
                                + " permissions, lock-after-rollback, parameters, ci."),
                one("environments: {}", "1:15: Name at least one environment besides pr{number}."),
                one(
                        "environments: {PR7: }",
                        "1:16: “PR7” is a name for pull requests: write pr{number} for the"
                                + " environments of all of them, or choose another name."),
                one(
                        "environments: {a b: }",
                        "1:16: “a b” cannot be an environment's name: it has small letters, digits,"
                                + " dots, underscores and hyphens, 63 at most."),
                one(
                        "environments: {QA: }",
                        "1:16: “QA” cannot be an environment's name: it has small letters, digits,"
                                + " dots, underscores and hyphens, 63 at most."),
                one(
                        "environments: {test: , test: }",
                        "1:24: There is an environment “test” already: give this one" + " another name."),
                one("environments: {a: {production: yes}}", "1:32: Here belongs true or false, and this is a text."),
                one(
                        "environments: {a: {stable-ref: 1.0}}",
                        "1:32: Here belongs a text, and this is a number: put it" + " into quotes."),
                one("environments: {a: {stable-ref: }}", "1:31: Here belongs a text, and this is nothing."),
                one(
                        "environments: {a: {stable-ref: x, stable-ref: y}}",
                        "1:35: “stable-ref” stands here twice: keep one" + " of them."),
                one(
                        "environments: {a: {on: push}}",
                        "1:24: Here belongs the word manual, or branches, tags or"
                                + " pull-requests, each with a list of patterns."),
                one("environments: {a: {on: {}}}", "1:24: Say what deploys here, or write “on: manual”."),
                one(
                        "environments: {a: {on: {branches: []}}}",
                        "1:35: This list is empty: name something, or leave the" + " key out."),
                one(
                        "environments: {a: {on: {branches: ['!x']}}}",
                        "1:35: These patterns only exclude, so nothing" + " matches: put '**' first."),
                one(
                        "environments: {a: {on: {branches: [x, x]}}}",
                        "1:39: “x” stands in this list twice: keep one of" + " them."),
                one(
                        "environments: {a: {on: {branches: ['[x']}}}",
                        "1:36: “[” has no “]”: write \\[ for the character" + " itself."),
                one(
                        "environments: {a: {on: {tags: [refs/tags/v1]}}}",
                        "1:32: Write the name without refs/heads/ or" + " refs/tags/."),
                one(
                        "environments: {a: {on: {pull-requests: ['**']}}}",
                        "1:40: Each pull request has its own" + " environment: move this to one named pr{number}."),
                one(
                        "environments: {a: , 'pr{number}': {on: {branches: [x]}}}",
                        "1:51: pr{number} is deployed by pull" + " requests alone: move this to another environment."),
                one(
                        "environments: {a: , 'pr{number}': }",
                        "1:21: Say which pull requests deploy: “on: {pull-requests:"
                                + " ['**']}” for all; or remove pr{number}, and none does."),
                one(
                        "environments: {a: , 'pr{number}': {on: {pull-requests: [x]}, after: a}}",
                        "1:69: “after” means" + " nothing for pull requests: leave it out of pr{number}."),
                one("environments: {a: {after: a}}", "1:27: “a” cannot come after itself."),
                one(
                        "environments: {a: {after: c}, b: {after: a}, c: {after: b}}",
                        "1:27: No environment would ever be" + " the first: a after c after b after a."),
                one(
                        "environments: {a: {after: nowhere}}",
                        "1:27: There is no environment “nowhere” in this file; its" + " environments are a."),
                one(
                        "environments: {a: {required-checks: some}}",
                        "1:37: Here belongs all, none, or a list of the names" + " of checks."),
                one(
                        "environments: {a: {url: shop.acme.dev}}",
                        "1:25: “shop.acme.dev” is no web address: it begins with" + " https://."),
                one(
                        "environments: {a: {url: 'https://{number}.x.y'}}",
                        "1:25: There is no placeholder here but"
                                + " {number}, and that only in the address of pr{number}."),
                one(
                        "environments: {a: {url: 'https://a b/'}}",
                        "1:25: “https://a b/” is no address that one could open," + " such as https://shop.acme.dev/."),
                one(
                        "environments: {a: , 'pr{number}': {on: {pull-requests: [x]}, url: 'https://x.y'}}",
                        "1:67: Write"
                                + " {number} where the number of the pull request belongs, as in"
                                + " https://pr{number}.shop.acme.dev/."),
                one(
                        "environments: {a: {concurrency: wait}}",
                        "1:33: “wait” is none of queue, cancel-running and" + " refuse."),
                one(
                        "environments: {a: {permissions: {}}}",
                        "1:33: Name somebody, under logins or teams or slack-users" + " or slack-groups."),
                one(
                        "environments: {a: {permissions: {logins: ['@alice']}}}",
                        "1:43: “@alice” is no GitHub login: write" + " it as GitHub shows it, without @."),
                one(
                        "environments: {a: {permissions: {slack-users: [alice]}}}",
                        "1:48: “alice” is no id of a Slack user,"
                                + " such as U024BE7LH: Slack shows it in the person's profile, “Copy member ID”."),
                one(
                        "environments: {a: {permissions: {slack-groups: [Release Team]}}}",
                        "1:49: “Release Team” is no user group of Slack: write its handle, such as release-team, or"
                                + " its id, such as S0614TZR7."),
                one(
                        "environments: {a: {freeze: [{duration: 1h}]}}",
                        "1:29: “cron” is missing: a freeze says when it" + " begins and how long it lasts."));
    }

    private static Arguments one(String text, String mistake) {
        return Arguments.of(text, List.of(mistake));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void saysWhereAndWhatToDo(String text, List<String> expected) {
        assertThat(mistakes(text)).isEqualTo(expected);
    }

    @Test
    void readsNothingThatIsTooLargeOrTooDeep() {
        assertThat(mistakes("#".repeat(70_000)))
                .containsExactly("1:1: The file has more than 64 KiB; that is not a workflow.");
        assertThat(mistakes("[".repeat(30))).hasSize(1).first().asString().contains("Nesting Depth exceeded");
    }

    /** Nine levels of nine: a billion laughs. */
    @Test
    void doesNotFollowAnchorsThatMultiply() {
        StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int level = 1; level < 10; level++) {
            String below = "*a" + (level - 1);
            text.append("a%d: &a%d [%s]\n".formatted(level, level, String.join(", ", Collections.nCopies(9, below))));
        }

        assertThat(mistakes(text.toString())).hasSize(1).first().asString().contains("Number of aliases");
    }

    @Test
    void doesNotReadOnForEverWhereAnchorsAreFew() {
        String many = "[" + String.join(", ", Collections.nCopies(500, "x")) + "]";
        String text = "a: &a " + many + "\nb: [" + String.join(", ", Collections.nCopies(40, "*a")) + "]\n";

        assertThat(mistakes(text)).hasSize(1).first().asString().contains("more than 10000 things");
    }

    @Test
    void tellsFiftyAndNoMore() {
        assertThat(mistakes("x: y\n".repeat(200))).hasSize(50);
    }

    @Test
    void tellsWhatIsWrongWithParameters() {
        assertThat(mistakes("""
            environments:
              live:
                on: {branches: [main]}
                parameters:
                  revision: {type: string}
                  Debug: {type: boolean}
                  a: {type: flag}
                  b: {}
                  c: {type: enum}
                  d: {type: string, values: [x]}
                  e: {type: enum, values: [x, y], default: z}
                  f: {type: boolean, default: yes}
                  g: {type: integer, default: 1.5}
                  h: {type: string, default: 7}
                  i: {type: string, required: true}
                  j: {type: string, required: true, default: x}
                  a: {type: string}
                  a: {type: string}
              other: {parameters: }
            """))
                .containsExactly(
                        "5:7: CI is told “revision” in any case: give this parameter another name.",
                        "6:7: “Debug” cannot be a parameter's name: it begins with a small letter and has small letters,"
                                + " digits, underscores and hyphens, 64 at most.",
                        "7:17: “flag” is none of string, boolean, integer and enum.",
                        "8:10: “type” is missing: say string, boolean, integer or enum.",
                        "9:10: “values” is missing: list what this enum may be.",
                        "10:33: Only an enum lists its values: leave them out, or say “type: enum”.",
                        "11:48: “e” is one of x, y, not “z”.",
                        "12:35: Here belongs true or false, and this is a text.",
                        "13:35: “g” is a whole number, not “1.5”.",
                        "14:34: Here belongs a text, and this is a number: put it into quotes.",
                        "15:35: What deploys here by itself gives no parameters: write a “default” instead of “required”.",
                        "16:35: It has a default, so nobody has to give it: leave “required” out.",
                        "18:7: “a” stands here twice: keep one of them.",
                        "19:22: Here belongs a mapping, that is lines of the form “key: value”, and this is nothing.");
    }

    @Test
    void defaultsOfParametersAreNotTooLongTogether() {
        String text = "{type: string, default: " + "x".repeat(255) + "}";
        assertThat(mistakes("environments: {live: {parameters: {a: %1$s, b: %1$s, c: %1$s, d: %1$s}}}".formatted(text)))
                .containsExactly("1:35: Together the defaults have more than 800 characters: make them shorter.");
    }

    @Test
    void tellsWhatIsWrongWithWhatCiIsTold() {
        assertThat(mistakes("""
            environments:
              one:
                parameters: {stage: {type: string}}
                ci:
                  parameter-names:
                    environment: stage
                    version: revision
                    url: 7
                    subdomain: true
                    cimon_deployment: false
                    revision: "1st"
                    colour: red
                  pipeline-definition: mine
              two: {ci: {}}
              three: {ci: {parameter-names: {}}}
            """))
                .containsExactly(
                        "6:22: CI would be told two things as “stage”: give one another name.",
                        "8:14: Here belongs a text, and this is a number: put it into quotes.",
                        "9:20: Here belongs a text, and this is true or false: put it into quotes.",
                        "10:27: Cimon finds its pipeline again by this one: give it another name, but do not leave it out.",
                        "11:19: “1st” is no name of a parameter in .circleci/config.yml.",
                        "12:9: There is no key “colour” here. Here may stand cimon_deployment, environment, revision,"
                                + " subdomain, url, version.",
                        "13:28: “mine” is not the id of a pipeline definition. CircleCI shows it under Project Settings,"
                                + " Pipelines.",
                        "14:13: Say parameter-names or pipeline-definition here, or leave the key out.",
                        "15:33: Name a parameter here, or leave the key out.");
    }

    @Test
    void tellsWhatWouldHaveOneNameInCi() {
        assertThat(mistakes("""
            environments:
              one:
                ci:
                  parameter-names: {version: revision, url: address, subdomain: address}
            """))
                .containsExactly(
                        "4:34: CI would be told two things as “revision”: give one another name.",
                        "4:49: CI would be told two things as “address”: give one another name.",
                        "4:69: CI would be told two things as “address”: give one another name.");
    }

    @Test
    void tellsWhatIsWrongWithNotifications() {
        assertThat(mistakes("""
            environments: {live: }
            notifications:
              '#ops': {states: [failed]}
              C0A: {environments: [liv], states: [waiting], mentions: everybody}
              C0B: {mentions: [bob]}
              C0C: {}
              C0C: {mentions: nobody}
            """))
                .containsExactly(
                        "3:3: “#ops” is not the id of a channel, such as C024BE91L: Slack shows it at the end of “View channel"
                                + " details”.",
                        "4:24: There is no environment “liv” in this file; did you mean “live”?",
                        "4:39: “waiting” is none of running, succeeded, failed, cancelled, refused, superseded.",
                        "4:59: Here belongs nobody, or a list of author and requester.",
                        "5:20: “bob” is none of author, requester.",
                        "6:8: Say environments or states or mentions here, or leave the channel out.",
                        "7:3: “C0C” stands here twice: keep one of them.");
        assertThat(mistakes("environments: {live: }\nnotifications: {}"))
                .containsExactly("2:16: Name a channel here, or leave the key out.");
    }
}
