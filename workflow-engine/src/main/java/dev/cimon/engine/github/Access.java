package dev.cimon.engine.github;

import dev.cimon.engine.provider.ProviderCall;
import dev.cimon.engine.provider.ProviderHttp;
import dev.cimon.events.reference.RepositoryName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GitHub;
import org.kohsuke.github.GitHubAbuseLimitHandler;
import org.kohsuke.github.GitHubBuilder;
import org.kohsuke.github.GitHubRateLimitHandler;
import org.kohsuke.github.authorization.AuthorizationProvider;

/** The GitHub library, logged in for a repository: with the one token, or with that of the App's installation there. */
final class Access {
    private final Map<RepositoryName, InstallationToken> installations = new ConcurrentHashMap<>();
    private final Map<RepositoryName, GitHub> installed = new ConcurrentHashMap<>();
    private final GitHubSettings settings;
    private final Connector connector;
    private final GitHub self;
    private volatile @Nullable String ownLogin;

    Access(GitHubSettings settings, Consumer<? super ProviderCall> calls) {
        this.settings = settings;
        this.connector = new Connector(
                new ProviderHttp("GitHub", settings.patience(), settings.clock(), calls),
                settings.apiUrl(),
                new Hints(settings.login(), settings.apiUrl()));
        this.self = gitHub(selfAuthorization());
    }

    GitHub to(RepositoryName repository) {
        return switch (settings.login()) {
            case GitHubLogin.Token _ -> self;
            case GitHubLogin.App _ -> installed.computeIfAbsent(repository, name -> gitHub(installation(name)));
        };
    }

    boolean asApp() {
        return settings.login() instanceof GitHubLogin.App;
    }

    /** Calls about a repository without the library. */
    RestCalls callsTo(RepositoryName repository) throws IOException {
        return new RestCalls(connector, repository, authorization(repository));
    }

    /** As whom GitHub shows what Cimon writes; asked for once. */
    String ownLogin() throws IOException {
        String known = ownLogin;
        if (known == null) {
            known = switch (settings.login()) {
                case GitHubLogin.Token _ -> self.getMyself().getLogin();
                case GitHubLogin.App _ -> self.getApp().getSlug() + "[bot]";
            };
            ownLogin = known;
        }
        return known;
    }

    private String authorization(RepositoryName repository) throws IOException {
        return switch (settings.login()) {
            case GitHubLogin.Token _ -> selfAuthorization().getEncodedAuthorization();
            case GitHubLogin.App _ -> installation(repository).getEncodedAuthorization();
        };
    }

    /** Returns whether a new attempt would use another token. */
    boolean renew(RepositoryName repository) {
        return settings.login() instanceof GitHubLogin.App
                && installation(repository).forget();
    }

    private InstallationToken installation(RepositoryName repository) {
        return installations.computeIfAbsent(repository, name -> new InstallationToken(self, name, settings.clock()));
    }

    private AuthorizationProvider selfAuthorization() {
        return switch (settings.login()) {
            case GitHubLogin.Token(String token) -> () -> "Bearer " + token;
            case GitHubLogin.App app ->
                () -> "Bearer " + AppJwt.signed(app, settings.clock().instant());
        };
    }

    private GitHub gitHub(AuthorizationProvider authorization) {
        try {
            return new GitHubBuilder()
                    .withEndpoint(settings.apiUrl().toString())
                    .withConnector(connector)
                    .withAuthorizationProvider(authorization)
                    .withRateLimitHandler(GitHubRateLimitHandler.FAIL)
                    .withAbuseLimitHandler(GitHubAbuseLimitHandler.FAIL)
                    .build();
        } catch (IOException never) {
            throw new UncheckedIOException("building a client asks nobody", never);
        }
    }
}
