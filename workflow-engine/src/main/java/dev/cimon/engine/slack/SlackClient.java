package dev.cimon.engine.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cimon.engine.provider.Answer;
import dev.cimon.engine.provider.Outcome;
import dev.cimon.engine.provider.ProviderCall;
import dev.cimon.engine.provider.ProviderHttp;
import dev.cimon.engine.slack.SlackJson.Greeting;
import dev.cimon.engine.slack.SlackJson.Group;
import dev.cimon.engine.slack.SlackJson.Groups;
import dev.cimon.engine.slack.SlackJson.Members;
import dev.cimon.engine.slack.SlackJson.Reply;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Asks Slack who is in its user groups, blocking: meant for virtual threads. */
public final class SlackClient {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** Errors of Slack's own that pass. */
    private static final Set<String> PASSING = Set.of(
            "internal_error",
            "fatal_error",
            "request_timeout",
            "service_unavailable",
            "team_added_to_org",
            "ratelimited",
            "rate_limited");

    private final SlackSettings settings;
    private final ProviderHttp http;

    public SlackClient(SlackSettings settings, Consumer<? super ProviderCall> calls) {
        this.settings = settings;
        this.http = new ProviderHttp("Slack", settings.patience(), settings.clock(), calls);
    }

    /** Whether Slack takes our token; nothing is asked where there is none, since not everybody needs one. */
    public Outcome<Boolean> greet() {
        return settings.botToken().isEmpty()
                ? new Outcome.Done<>(false)
                : call("auth.test", Greeting.class, "").map(_ -> true);
    }

    /**
     * Those of the user groups to which a person belongs; refused if there is none such, and one of the groups does not
     * exist or Slack does not show it.
     *
     * @param person by their id
     * @param groups by their ids, or by their handles with an @
     */
    public Outcome<List<String>> groupsOf(String person, List<String> groups) {
        boolean named = groups.stream().anyMatch(SlackClient::isHandle);
        return named
                ? call("usergroups.list", Groups.class, "").flatMap(found -> groupsOf(person, groups, found.groups()))
                : groupsOf(person, groups, List.of());
    }

    private Outcome<List<String>> groupsOf(String person, List<String> groups, List<Group> known) {
        List<String> member = new ArrayList<>();
        Optional<Outcome<List<String>>> refusal = Optional.empty();
        for (String group : groups) {
            Outcome<Members> members = members(group, known);
            switch (members) {
                case Outcome.Done<Members>(Members found) when found.has(person) -> member.add(group);
                case Outcome.Done<Members> _ -> {}
                case Outcome.Refused<Members> _ -> refusal = Optional.of(members.map(_ -> member));
                case Outcome.RetryLater<Members> _, Outcome.Unknown<Members> _ -> {
                    return members.map(_ -> member);
                }
            }
        }
        return refusal.filter(_ -> member.isEmpty()).orElseGet(() -> new Outcome.Done<>(member));
    }

    private Outcome<Members> members(String group, List<Group> known) {
        Optional<String> id = isHandle(group)
                ? known.stream()
                        .filter(one -> group.equals("@" + one.handle()))
                        .map(Group::id)
                        .findFirst()
                : Optional.of(group);
        return id.<Outcome<Members>>map(
                        found -> call("usergroups.users.list?usergroup=" + encoded(found), Members.class, group))
                .orElseGet(() -> new Outcome.Refused<>(200, noSuchGroup(group)));
    }

    private static boolean isHandle(String group) {
        return group.startsWith("@");
    }

    private <T extends Reply> Outcome<T> call(String method, Class<T> type, String about) {
        if (settings.botToken().isEmpty()) {
            return new Outcome.Refused<>(
                    401, "SLACK_BOT_TOKEN is not set for the workflow-engine. Its operator can set it.");
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create(settings.apiUrl() + method))
                .header("Authorization", "Bearer " + settings.botToken().get())
                .header("Accept", "application/json")
                .header("User-Agent", "cimon")
                .GET()
                .build();
        return http.send(request).flatMap(answer -> read(answer, type, about));
    }

    private static <T extends Reply> Outcome<T> read(Answer answer, Class<T> type, String about) {
        try {
            T reply = JSON.readValue(answer.text(), type);
            if (reply != null) {
                String code = Optional.ofNullable(reply.error()).orElse("no error code");
                return reply.ok() ? new Outcome.Done<>(reply) : refusal(code, about);
            }
        } catch (JsonProcessingException unreadable) {
            return new Outcome.RetryLater<>(null, "Slack's answer cannot be read");
        }
        return new Outcome.RetryLater<>(null, "Slack's answer is empty");
    }

    private static <T> Outcome<T> refusal(String code, String about) {
        if (PASSING.contains(code)) {
            return new Outcome.RetryLater<>(null, "Slack answered " + code);
        }
        return new Outcome.Refused<>(
                200,
                switch (code) {
                    case "no_such_subteam" -> noSuchGroup(about);
                    case "missing_scope" ->
                        "The Slack app lacks the scope usergroups:read. Add it on the app's page under OAuth & Permissions, then"
                                + " install the app again.";
                    case "not_authed", "invalid_auth", "account_inactive", "token_revoked", "token_expired" ->
                        "SLACK_BOT_TOKEN is wrong or revoked (" + code + "): give Cimon a valid one.";
                    default -> code;
                });
    }

    private static String noSuchGroup(String group) {
        return "There is no user group " + group + ".";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
