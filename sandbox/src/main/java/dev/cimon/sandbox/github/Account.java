package dev.cimon.sandbox.github;

record Account(long id, String login, String type) {
    String email() {
        return login + "@users.noreply.github.com";
    }

    /** The name a person gives; commits carry it. */
    String displayName() {
        String first = login.replaceFirst("-gh$", "");
        return Character.toUpperCase(first.charAt(0)) + first.substring(1);
    }
}
