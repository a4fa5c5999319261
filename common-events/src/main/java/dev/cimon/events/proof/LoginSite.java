package dev.cimon.events.proof;

/** Where people log in to GitHub. */
public final class LoginSite {

    private LoginSite() {}

    /**
     * That of an API, without a slash at the end: github.com for api.github.com, and beside {@code /api/v3} on GitHub
     * Enterprise Server.
     */
    public static String of(String api) {
        return api.replaceFirst("/+$", "").replaceFirst("/api/v3$", "").replaceFirst("^(https?://)api\\.", "$1");
    }
}
