package dev.cimon.doctor;

import dev.cimon.doctor.Finding.Failed;
import dev.cimon.doctor.Finding.Sound;
import dev.cimon.doctor.Http.Unreachable;
import dev.cimon.events.reference.RepositoryName;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The personal token, and the project where one is named. */
record CircleCi(Given given, Http http, @Nullable RepositoryName repository) implements Examination {

    @Override
    public String subject() {
        return "CircleCI";
    }

    @Override
    public List<Finding> findings() {
        List<Finding> found = new ArrayList<>();
        given.missing("CIRCLECI_WEBHOOK_SECRET")
                .forEach(_ -> found.add(new Failed(
                        "CIRCLECI_WEBHOOK_SECRET is not set: choose one and enter it in Project Settings, Webhooks.")));
        Optional<String> token = given.get("CIRCLECI_TOKEN");
        if (token.isEmpty()) {
            found.add(new Failed(
                    "CIRCLECI_TOKEN is not set: make one in CircleCI's User Settings, Personal API Tokens."));
            return found;
        }
        List<Finding> garbled = given.garbled("CIRCLECI_TOKEN");
        if (!garbled.isEmpty()) {
            found.addAll(garbled);
            return found;
        }
        try {
            Answer me = get("me", token.get());
            if (!me.good()) {
                found.add(new Failed("CircleCI refuses CIRCLECI_TOKEN (" + me.status()
                        + "): make a personal API token, since project tokens do not start pipelines with API v2."));
                return found;
            }
            found.add(new Sound("CIRCLECI_TOKEN is good: "
                    + me.body().path("login").asText(me.body().path("name").asText())));
            if (repository != null) {
                found.add(project(repository, token.get()));
            }
            Clocks.compared(me).forEach(found::add);
        } catch (Unreachable away) {
            found.add(away.finding());
        }
        return found;
    }

    private Finding project(RepositoryName name, String token) throws Unreachable {
        Answer project = get("project/gh/" + name, token);
        return project.good()
                ? new Sound(name + " is set up")
                : new Failed(name + " is not there for this token (" + project.status()
                        + "): set the project up in CircleCI, and let the owner of CIRCLECI_TOKEN see it.");
    }

    private Answer get(String path, String token) throws Unreachable {
        String base =
                given.or("CIRCLECI_API_URL", "https://circleci.com/api/v2").replaceFirst("/$", "");
        return http.ask(Http.request(URI.create(base + "/" + path))
                .header("Circle-Token", token.strip())
                .header("Accept", "application/json")
                .build());
    }
}
