package dev.cimon.sandbox.github;

/** A branch or tag as git names it, for example {@code refs/heads/main}. */
record Ref(String fullName, String sha) {
    static final String HEADS = "refs/heads/";
    static final String TAGS = "refs/tags/";

    static Ref branch(String name, String sha) {
        return new Ref(HEADS + name, sha);
    }

    static Ref tag(String name, String sha) {
        return new Ref(TAGS + name, sha);
    }

    boolean isTag() {
        return fullName.startsWith(TAGS);
    }

    String shortName() {
        return fullName.substring(isTag() ? TAGS.length() : HEADS.length());
    }
}
