package dev.cimon.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cimon.sandbox.SandboxSettings;
import dev.cimon.sandbox.Simulator;
import dev.cimon.sandbox.SimulatorContext;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import java.util.Optional;

/**
 * GitHub's REST API under {@code /github}, its webhooks, and {@code /control/github}.
 *
 * <p>Callers are known by the personal token of the settings, by installation tokens, or (for {@code /app} only) by a
 * JSON Web Token; people authorize the App under {@code /github/login/oauth}. Webhooks go to {@code /github/webhooks} of the gateway.
 */
public final class GitHubSimulator implements Simulator {
    private final ObjectMapper json;
    private final GitHubWorld world;
    private final Answers answers;
    private final Documents documents;
    private final Authentication authentication;
    private final AppKey appKey;
    private final Access access;
    private final GitHubWebhooks webhooks;
    private final Overview overview;
    private final AuthorizationRoutes authorization;
    private final String clientId;

    public GitHubSimulator(SimulatorContext context, SandboxSettings settings) {
        String api = context.baseUrl() + "/github";
        this.json = context.json();
        this.world = new GitHubWorld(context.clock());
        this.answers = new Answers(context.json(), api);
        this.documents = Documents.at(new Links(api));
        this.appKey = new AppKey(context.json());
        this.access = new Access();
        this.authentication = new Authentication(world, settings.githubToken(), answers, appKey, access);
        this.webhooks = new GitHubWebhooks(context, world, documents, answers, settings.githubWebhookSecret());
        this.overview = new Overview(world, webhooks);
        this.clientId = settings.githubClientId();
        this.authorization =
                new AuthorizationRoutes(world, answers, authentication, clientId, settings.githubClientSecret());
        new AcmeSeeds(world).sow();
    }

    @Override
    public void mount(Router root) {
        Activity activity = new Activity(world, webhooks, documents);
        Conversation conversation = new Conversation(world, webhooks, documents);
        Checks checks = new Checks(world, webhooks, documents);
        Deployments deployments = new Deployments(world, webhooks, documents);
        root.route("/github/*").handler(authentication::handle);
        RepositoryPaths paths = new RepositoryPaths(root, "/github", world, answers);
        new AppRoutes(world, answers, documents, authentication, webhooks, access, clientId).mount(paths);
        authorization.mount(paths);
        new RepositoryRoutes(world, answers, documents, authentication).mount(paths);
        TeamRoutes teams = new TeamRoutes(world, answers, documents);
        teams.mount(paths);
        new CommitRoutes(world, answers, documents, authentication, checks).mount(paths);
        new PullRequestRoutes(answers, documents, authentication, conversation).mount(paths);
        new DeploymentRoutes(world, answers, documents, authentication, deployments, activity).mount(paths);
        new GitHubControlRoutes(world, answers, activity, conversation, checks, webhooks, overview).mount(root);
        RepositoryPaths control = new RepositoryPaths(root, "/control/github", world, answers);
        teams.mountControl(control);
        new AccessControl(world, answers, activity, authentication, access, appKey).mount(control);
        for (HttpMethod method : HttpMethod.values()) {
            paths.at(method, "(/.*)?", _ -> {
                throw GitHubRefusal.notFound();
            });
        }
    }

    @Override
    public JsonNode state() {
        return overview.all();
    }

    @Override
    public JsonNode saved() {
        return json.valueToTree(world.saved());
    }

    @Override
    public void restore(JsonNode saved) {
        world.restore(json.convertValue(saved, SavedWorld.class));
    }

    /** The newest commit of a branch; {@code repository} is {@code owner/name}. */
    public Optional<SourceRevision> branchHead(String repository, String branch) {
        return named(repository)
                .flatMap(r -> Optional.ofNullable(r.branches.get(branch)).map(r.commits::require))
                .map(SourceRevision::of);
    }

    /** The commit of a tag; {@code repository} is {@code owner/name}. */
    public Optional<SourceRevision> tagged(String repository, String tag) {
        return named(repository)
                .flatMap(r -> Optional.ofNullable(r.tags.get(tag)).map(r.commits::require))
                .map(SourceRevision::of);
    }

    private Optional<Repository> named(String repository) {
        return world.repositories().stream()
                .filter(r -> r.fullName().equalsIgnoreCase(repository))
                .findFirst();
    }
}
