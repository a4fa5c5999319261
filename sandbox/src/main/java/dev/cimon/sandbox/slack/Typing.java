package dev.cimon.sandbox.slack;

import java.util.regex.Pattern;

/** What Slack makes of the text a person types. */
final class Typing {
    private static final Pattern PERSON = Pattern.compile("(?<![\\w<|])@([a-z0-9._-]+)");
    private static final Pattern CHANNEL = Pattern.compile("(?<![\\w<|&])#([a-z0-9_-]+)");
    private static final Pattern LINK = Pattern.compile("(?<![<|\\w])https?://[^\\s<>|]+");

    private Typing() {}

    /**
     * People, channels and links become references, the rest is escaped.
     *
     * @param labelled references carry the name too, as in slash commands with escaping switched on
     */
    static String escaped(String typed, Workspace workspace, boolean labelled) {
        if (typed.matches("(?s).*<[@#!][^>]+>.*")) {
            return typed; // already written as references
        }
        String text = typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        text = LINK.matcher(text).replaceAll("<$0>");
        text = PERSON.matcher(text)
                .replaceAll(found -> workspace
                        .user("@" + found.group(1))
                        .map(user -> "<@" + user.id() + (labelled ? "|" + user.name() : "") + ">")
                        .orElse(found.group()));
        return CHANNEL.matcher(text)
                .replaceAll(found -> workspace
                        .channel("#" + found.group(1))
                        .map(channel -> "<#" + channel.id + "|" + channel.name + ">")
                        .orElse(found.group()));
    }
}
