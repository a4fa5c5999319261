package dev.cimon.sandbox.slack;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The workspace {@code acme}: who is in it and what was written. */
final class Workspace {
    static final String TEAM_ID = "T0ACME";
    static final String DOMAIN = "acme";
    static final String APP_ID = "A0CIMON";
    static final String BOT_ID = "B0CIMON";
    static final String BOT_USER = "U0CIMON";
    static final User SLACKBOT = new User("USLACKBOT", "slackbot", "Slackbot", false);

    private static final long MICROS = 1_000_000;
    /** More ids than can have been given after the last save before a crash: none is given twice. */
    private static final long LEAP = 10_000;

    private final Clock clock;
    private final Map<String, User> users = new LinkedHashMap<>();
    private final Map<String, Channel> channels = new LinkedHashMap<>();
    private final UserGroups userGroups;
    private long lastTs;
    private long lastId;

    Workspace(Clock clock) {
        this.clock = clock;
        this.userGroups = new UserGroups(clock);
        for (String name : List.of("alice", "bob", "carol", "dave")) {
            String realName = Character.toUpperCase(name.charAt(0)) + name.substring(1);
            add(new User("U0" + name.toUpperCase(java.util.Locale.ROOT), name, realName, false));
        }
        List<String> people = users().stream().map(User::id).toList();
        add(new User(BOT_USER, "cimon", "Cimon", true));
        List<String> everybody = users().stream().map(User::id).toList();
        add(new Channel("C0SHOP", "shop", everybody));
        add(new Channel("C0API", "api", everybody));
        add(new Channel("C0GENERAL", "general", people));
    }

    /** The public channel of that name, with everybody and the bot in it; founded if there is none. */
    Channel found(String name) {
        return channel("#" + name).orElseGet(() -> {
            List<String> everybody = users().stream().map(User::id).toList();
            Channel channel = new Channel("C%010X".formatted(nextId()), name, everybody);
            add(channel);
            return channel;
        });
    }

    private void add(User user) {
        users.put(user.id(), user);
    }

    private void add(Channel channel) {
        channels.put(channel.id, channel);
    }

    static ObjectNode botProfile() {
        ObjectNode profile = JsonNodeFactory.instance.objectNode();
        return profile.put("id", BOT_ID)
                .put("app_id", APP_ID)
                .put("user_id", BOT_USER)
                .put("name", "cimon")
                .put("deleted", false)
                .put("updated", 1_700_000_000)
                .put("team_id", TEAM_ID);
    }

    List<User> users() {
        return new ArrayList<>(users.values());
    }

    UserGroups userGroups() {
        return userGroups;
    }

    List<Channel> channels() {
        return new ArrayList<>(channels.values());
    }

    User bot() {
        return user(BOT_USER).orElseThrow();
    }

    /** By id or by name, with or without its @. */
    Optional<User> user(String reference) {
        String name = reference.startsWith("@") ? reference.substring(1) : reference;
        return users.values().stream()
                .filter(user -> user.id().equals(reference) || user.name().equals(name))
                .findFirst();
    }

    Optional<Channel> channelById(String id) {
        return Optional.ofNullable(channels.get(id));
    }

    /** By id or by name, with or without its #; a person's id or @name is the conversation with that person. */
    Optional<Channel> channel(String reference) {
        if (channels.containsKey(reference)) {
            return channelById(reference);
        }
        if (reference.startsWith("@") || reference.startsWith("U")) {
            return user(reference).map(this::direct);
        }
        String name = reference.startsWith("#") ? reference.substring(1) : reference;
        return channels.values().stream()
                .filter(channel -> !channel.direct() && channel.name.equals(name))
                .findFirst();
    }

    Channel direct(User user) {
        return channels.computeIfAbsent(
                "D" + user.id().substring(1), id -> new Channel(id, "directmessage", List.of(user.id(), BOT_USER)));
    }

    /** The bot of the app comes into the channel, or goes, as this person wants; the channel reads of it. */
    void let(Channel channel, boolean in, User by) {
        if (in ? channel.members.add(BOT_USER) : channel.members.remove(BOT_USER)) {
            String happened = in ? " was added to #" : " was removed from #";
            String text = "<@" + BOT_USER + ">" + happened + channel.name + " by <@" + by.id() + ">.";
            post(channel, SLACKBOT, new Message.Content(text, null, null, null), null);
        }
    }

    /** Seconds since the epoch with six decimals, later than every one before. */
    String nextTs() {
        lastTs = Math.max(clock.instant().getEpochSecond() * MICROS + 100, lastTs + 100);
        return "%d.%06d".formatted(lastTs / MICROS, lastTs % MICROS);
    }

    long nextId() {
        return ++lastId;
    }

    Message post(Channel channel, User author, Message.Content content, @Nullable String threadTs) {
        Message message = new Message(nextTs(), author, content, threadTs, null);
        channel.messages.add(message);
        return message;
    }

    Message postEphemeral(Channel channel, User author, Message.Content content, User visibleTo) {
        Message message = new Message(nextTs(), author, content, null, visibleTo);
        channel.messages.add(message);
        return message;
    }

    SavedWorkspace saved(List<Views.View> views, List<SavedWorkspace.SavedResponseUrl> responseUrls) {
        List<SavedWorkspace.SavedChannel> saved = channels.values().stream()
                .map(channel -> new SavedWorkspace.SavedChannel(
                        channel.id,
                        channel.name,
                        channel.members,
                        channel.messages.stream().map(Message::saved).toList()))
                .toList();
        return new SavedWorkspace(lastTs, lastId, saved, views, responseUrls, userGroups.all());
    }

    void restore(SavedWorkspace saved) {
        lastTs = saved.lastTs();
        lastId = saved.lastId() + LEAP;
        userGroups.restore(saved.userGroups());
        channels.clear();
        for (SavedWorkspace.SavedChannel one : saved.channels()) {
            Channel channel = new Channel(one.id(), one.name(), List.copyOf(one.members()));
            one.messages().forEach(message -> channel.messages.add(message.opened()));
            add(channel);
        }
    }
}
