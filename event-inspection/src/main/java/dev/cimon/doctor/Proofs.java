package dev.cimon.doctor;

import dev.cimon.doctor.Finding.Failed;
import dev.cimon.doctor.Finding.Skipped;
import dev.cimon.doctor.Finding.Sound;
import dev.cimon.doctor.Http.Unreachable;
import dev.cimon.events.proof.LoginSite;
import dev.cimon.events.proof.ProofRequest;
import dev.cimon.events.proof.Seal;
import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.SlackUser;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether people can prove who they are on GitHub: it takes the first step of that, by the address that people take, and
 * shows GitHub a code that nobody was given. Nothing comes of either.
 */
record Proofs(Given given, Http http, InstantSource clock) implements Examination {

    private static final String AUTHORIZE = "/login/oauth/authorize?";

    @Override
    public String subject() {
        return "Proofs";
    }

    @Override
    public List<Finding> findings() {
        List<String> missing = given.missing("GITHUB_CLIENT_ID", "GITHUB_CLIENT_SECRET");
        if (missing.size() == 2) {
            return List.of(new Skipped("GITHUB_CLIENT_ID is not set: people are believed who they are on GitHub"));
        }
        if (!missing.isEmpty() || !given.missing("CIMON_PUBLIC_URL").isEmpty()) {
            return List.of(new Failed(
                    "GITHUB_CLIENT_ID, GITHUB_CLIENT_SECRET and CIMON_PUBLIC_URL go together: set all of them"
                            + " for github-gateway and workflow-engine, or none of the first two."));
        }
        List<Finding> found = new ArrayList<>();
        try {
            found.add(gateway());
        } catch (Unreachable away) {
            found.add(away.finding());
        } catch (IllegalArgumentException notOne) {
            found.add(new Failed("CIMON_PUBLIC_URL is no address: it begins with https:// or http://."));
        }
        try {
            found.add(client());
        } catch (Unreachable away) {
            found.add(away.finding());
        }
        return found;
    }

    /** The secret is shown to nobody but GitHub, wherever the gateway sends people to. */
    private String site() {
        return LoginSite.of(given.or("GITHUB_API_URL", "https://api.github.com"));
    }

    private Finding gateway() throws Unreachable {
        ProofRequest request = new ProofRequest(
                RepositoryName.of("cimon/doctor"),
                new ChannelRef("doctor", "doctor"),
                new SlackUser("doctor", "doctor"),
                "doctor",
                clock.instant().plus(ProofRequest.LIFE));
        String state = new Seal<>(given.or("GITHUB_CLIENT_SECRET", ""), ProofRequest.class).close(request);
        String start = given.or("CIMON_PUBLIC_URL", "").replaceFirst("/+$", "") + "/github/oauth/start";
        Answer answer =
                http.ask(Http.request(URI.create(start + "?state=" + state)).build());
        String location = answer.headers().firstValue("location").orElse("");
        if (answer.status() == 303) {
            return location.startsWith(site() + AUTHORIZE)
                    ? new Sound(start + " leads to GitHub")
                    : new Failed(start + " does not lead to " + site()
                            + ": does CIMON_PUBLIC_URL lead to github-gateway, and has that the same GITHUB_API_URL?");
        }
        return new Failed(
                answer.status() == 400
                        ? start
                                + " does not take what is sealed with GITHUB_CLIENT_SECRET: give github-gateway the same, and restart it."
                        : start + " answers " + answer.status()
                                + ": does CIMON_PUBLIC_URL lead to github-gateway, and has that the same settings?");
    }

    private Finding client() throws Unreachable {
        String form = "code=cimon-doctor&client_id=" + encoded("GITHUB_CLIENT_ID") + "&client_secret="
                + encoded("GITHUB_CLIENT_SECRET");
        Answer answer = http.ask(Http.request(URI.create(site() + "/login/oauth/access_token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(form))
                .build());
        String error = answer.body().path("error").asText();
        if (error.equals("bad_verification_code")) {
            return new Sound("GitHub knows GITHUB_CLIENT_ID and its secret");
        }
        return new Failed(
                error.equals("incorrect_client_credentials") || answer.status() == 404
                        ? "GitHub does not know GITHUB_CLIENT_ID with GITHUB_CLIENT_SECRET (" + answer.status()
                                + "): both are on the App's page under General."
                        : "GitHub does not say whether it knows GITHUB_CLIENT_ID (" + answer.status()
                                + "): try again later.");
    }

    private String encoded(String name) {
        return URLEncoder.encode(given.or(name, ""), StandardCharsets.UTF_8);
    }
}
