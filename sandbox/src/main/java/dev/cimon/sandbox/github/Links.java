package dev.cimon.sandbox.github;

/** Addresses in answers: the API's own, and those a person would open. */
record Links(String api) {
    private static final String SITE = "https://github.com/";

    String repo(Repository repository) {
        return api + "/repos/" + repository.fullName();
    }

    String site(Repository repository) {
        return SITE + repository.fullName();
    }

    String user(Account account) {
        return api + "/users/" + account.login();
    }

    String site(Account account) {
        return SITE + account.login();
    }
}
