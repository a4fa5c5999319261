package dev.cimon.github;

import dev.cimon.events.EventEnvelope;
import dev.cimon.events.github.AccountProven;
import dev.cimon.events.proof.ProofRequest;
import dev.cimon.events.proof.Seal;
import dev.cimon.github.proof.ProofPage;
import dev.cimon.github.proof.ProvenAccount;
import dev.cimon.github.proof.UsedRequests;
import dev.cimon.github.proof.UserAuthorization;
import dev.cimon.github.proof.UserAuthorization.Outcome;
import dev.cimon.webhook.Intake;
import dev.cimon.webhook.Payload;
import dev.cimon.webhook.Traceparent;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Where people prove which GitHub account is theirs: from Slack by way of {@code start} to GitHub, back to
 * {@code callback}, and after a press on the page there to {@code confirm}. Nothing is kept meanwhile: what has to be known
 * goes with them, closed with a {@link Seal}, so that every replica can serve every step.
 */
@Path("/github/oauth")
public class AccountProofs {

    static final String CALLBACK = "/github/oauth/callback";

    private static final Logger LOG = Logger.getLogger(AccountProofs.class);

    /** Beside {@link #CALLBACK}, whatever path leads there. */
    private static final String CONFIRM = "confirm";

    private final Optional<Proving> proving;
    private final UsedRequests used = new UsedRequests();
    private final Intake intake;
    private final Clock clock;

    /** What is there where the operator has set it up. */
    private record Proving(UserAuthorization gitHub, Seal<ProofRequest> requests, Seal<ProvenAccount> accounts) {

        static Proving of(GitHubSettings settings, String clientId, URI publicUrl) {
            String secret = settings.clientSecret().orElseThrow();
            Seal<ProofRequest> requests = new Seal<>(secret, ProofRequest.class);
            URI callback = URI.create(publicUrl.toString().replaceFirst("/+$", "") + CALLBACK);
            return new Proving(
                    new UserAuthorization(
                            settings.apiUrl(), new UserAuthorization.App(clientId, secret, callback), requests),
                    requests,
                    new Seal<>(secret, ProvenAccount.class));
        }
    }

    AccountProofs(
            GitHubSettings settings,
            @ConfigProperty(name = "cimon.public-url") Optional<URI> publicUrl,
            Intake intake,
            Clock clock) {
        this.proving = settings.clientId()
                .filter(id -> !id.isBlank())
                .map(id -> Proving.of(settings, id, publicUrl.orElseThrow()));
        this.intake = intake;
        this.clock = clock;
    }

    @GET
    @Path("start")
    public Response start(@QueryParam("state") @Nullable String state) {
        Optional<ProofRequest> request = proving().requests().open(given(state));
        return problem(request)
                .orElseGet(() -> Response.seeOther(proving().gitHub().address(given(state)))
                        .header("Cache-Control", "no-store")
                        .header("Referrer-Policy", "no-referrer")
                        .build());
    }

    /** GitHub sends people here, with a code or with the reason why there is none. */
    @GET
    @Path("callback")
    public Uni<Response> callback(
            @QueryParam("code") @Nullable String code,
            @QueryParam("error") @Nullable String error,
            @QueryParam("state") @Nullable String state) {
        Optional<ProofRequest> request = proving().requests().open(given(state));
        Optional<Response> problem = problem(request);
        if (problem.isPresent()) {
            return Uni.createFrom().item(problem.get());
        }
        if (given(code).isEmpty()) {
            return Uni.createFrom().item(answer(request.orElseThrow(), UserAuthorization.withoutCode(given(error))));
        }
        return Uni.createFrom()
                .completionStage(() -> proving().gitHub().redeem(given(code), given(state)))
                .map(outcome -> answer(request.orElseThrow(), outcome));
    }

    private Response answer(ProofRequest request, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Known(String login, long id) -> {
                ProvenAccount account = new ProvenAccount(request, login, id);
                yield ProofPage.question(account, CONFIRM, proving().accounts().close(account));
            }
            case Outcome.NotAuthorized _ ->
                ProofPage.sentence(403, "You have not authorized Cimon at GitHub, so nothing has changed. " + again());
            case Outcome.CodeRefused _ ->
                ProofPage.sentence(400, "GitHub does not take this code any more: it can be used once. " + again());
            case Outcome.Failed(String reason) -> {
                LOG.warnf("nobody can prove their account: %s", reason);
                yield ProofPage.sentence(502, "GitHub has not told me who you are, so nothing has changed. " + again());
            }
        };
    }

    /** They have seen who they will be in Slack, and mean it. */
    @POST
    @Path("confirm")
    public Uni<Response> confirm(byte @Nullable [] received) {
        String proof = Payload.form(received == null ? new byte[0] : received).get("proof");
        Optional<ProvenAccount> account = proving().accounts().open(given(proof));
        Optional<Response> problem = problem(account.map(ProvenAccount::request));
        return problem.isPresent() ? Uni.createFrom().item(problem.get()) : publish(account.orElseThrow());
    }

    private Uni<Response> publish(ProvenAccount account) {
        ProofRequest request = account.request();
        AccountProven proven = new AccountProven(
                request.repository(), request.channel(), request.user(), account.login(), account.account());
        EventEnvelope<AccountProven> event = new EventEnvelope<>(
                "proof/" + request.id(),
                "/github-gateway",
                clock.instant(),
                request.id(),
                Traceparent.continuing(null),
                proven);
        Response done = ProofPage.sentence(
                200,
                "Thank you, " + request.user().name() + ". You have proved that you are " + account.login()
                        + " on GitHub. Cimon says in Slack who you are now: if it names somebody else, say hello there once"
                        + " more. You can close this page.");
        Response notTaken = ProofPage.sentence(
                503, "Cimon cannot take this at the moment. Nothing is lost: load this page again in a minute.");
        return intake.take(event, done, notTaken).invoke(answer -> {
            if (answer.getStatus() == 200) {
                used.add(request, clock.instant());
            }
        });
    }

    /** Why nobody can go on with it, as a page. */
    private Optional<Response> problem(Optional<ProofRequest> request) {
        if (request.isEmpty()) {
            LOG.info("a proof was refused: not from here");
            return Optional.of(ProofPage.sentence(400, "This link is not from me, or has been changed. " + again()));
        }
        if (request.get().expired(clock.instant())) {
            return Optional.of(ProofPage.sentence(400, "This link is older than ten minutes. " + again()));
        }
        return used.contains(request.get())
                ? Optional.of(ProofPage.sentence(400, "This link has been used: each works once. " + again()))
                : Optional.empty();
    }

    private static String again() {
        return "To begin again, say hello to Cimon in Slack, as in: /cimon hello";
    }

    private Proving proving() {
        return proving.orElseThrow(NotFoundException::new);
    }

    private static String given(@Nullable String text) {
        return text == null ? "" : text;
    }
}
