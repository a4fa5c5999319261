package dev.cimon.engine.github;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Locale;

/** Adds to GitHub's refusal how to mend it, for those refusals that only the operator can mend. */
record Hints(GitHubLogin login, URI apiUrl) {

    String addedTo(HttpRequest request, int status, String words) {
        String hint = hint(request.uri().getPath(), status, words.toLowerCase(Locale.ROOT));
        return hint.isEmpty() ? words : words + (words.endsWith(".") ? " " : ". ") + hint;
    }

    String otherHost(URI target) {
        return "GitHub referred Cimon to " + target.getHost() + ", which is not the host of GITHUB_API_URL ("
                + apiUrl.getHost() + ").";
    }

    /** For either login: an owner of the repository has to act, not who runs Cimon. */
    private static final String ARCHIVED = "An admin of the repository can unarchive it under Settings → General.";

    private String hint(String path, int status, String words) {
        if (status == 403 && words.contains("archived")) {
            return ARCHIVED;
        }
        return switch (login) {
            case GitHubLogin.Token _
            when status == 401 -> "GITHUB_TOKEN is wrong, expired or revoked: give Cimon a valid one.";
            case GitHubLogin.Token _
            when status == 403 -> "GITHUB_TOKEN lacks that right: it needs the scope repo, or " + right(path) + ".";
            case GitHubLogin.App _
            when status == 401 ->
                "Check that GITHUB_APP_ID and the private key belong together and that the clock is right.";
            case GitHubLogin.App _
            when words.contains("suspended") ->
                "Cimon's GitHub App is suspended: an owner can unsuspend it under Settings → GitHub Apps.";
            case GitHubLogin.App _
            when status == 404 && path.endsWith("/installation") ->
                "Cimon's GitHub App is not installed there: install it under Settings → GitHub Apps.";
            case GitHubLogin.App _
            when status == 404 && path.endsWith("/access_tokens") ->
                "The installation of Cimon's GitHub App was removed: install it again under Settings → GitHub Apps.";
            case GitHubLogin.App _
            when status == 403 ->
                "Cimon's GitHub App lacks that permission: grant it, then accept the change in the installation.";
            default -> "";
        };
    }

    private static String right(String path) {
        return path.contains("/issues/") ? "pull requests: write" : "deployments: write and contents: read";
    }
}
