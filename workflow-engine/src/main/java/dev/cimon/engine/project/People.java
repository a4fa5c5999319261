package dev.cimon.engine.project;

import dev.cimon.events.reference.SlackUser;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who in Slack has which GitHub login.
 *
 * @param proofRequired whether only who has proved it counts as that login; whoever has said so is mentioned all the same
 */
public record People(List<Link> links, boolean proofRequired) {

    public static final People NOBODY = new People(List.of());

    public People {
        links = List.copyOf(links);
    }

    /** Who are believed at their word. */
    public People(List<Link> links) {
        this(links, false);
    }

    /**
     * A person in Slack and their GitHub login.
     *
     * @param mentions whether they want to be mentioned
     * @param account GitHub's id of the account where they have proved it; absent where there is only their word
     */
    public record Link(
            String workspace,
            SlackUser user,
            String login,
            boolean mentions,
            @Nullable Long account) {

        public Link(String workspace, SlackUser user, String login) {
            this(workspace, user, login, true, null);
        }

        public Link mentioned(boolean wanted) {
            return new Link(workspace, user, login, wanted, account);
        }

        public boolean proven() {
            return account != null;
        }
    }

    /** Those of one workspace: ids of users mean nothing in another. */
    public People in(String workspace) {
        return only(link -> link.workspace().equals(workspace));
    }

    /** Those who count as their login where it gives a right. */
    public People believed() {
        return proofRequired ? only(Link::proven) : this;
    }

    private People only(Predicate<Link> which) {
        return new People(links.stream().filter(which).toList(), proofRequired);
    }

    public Optional<SlackUser> withLogin(@Nullable String login) {
        return links.stream()
                .filter(link -> link.login().equalsIgnoreCase(login))
                .map(Link::user)
                .findFirst();
    }

    /** Whom to mention when that login is meant; empty for who is not linked and for who does not want it. */
    public Optional<SlackUser> mentionOf(@Nullable String login) {
        return links.stream()
                .filter(link -> link.mentions() && link.login().equalsIgnoreCase(login))
                .map(Link::user)
                .findFirst();
    }

    public Optional<Link> linkOf(SlackUser user) {
        return links.stream().filter(link -> link.user().id().equals(user.id())).findFirst();
    }

    /** The name of a Slack user, where we know it; else the id. */
    public String nameOf(String slackUser) {
        return links.stream()
                .filter(link -> link.user().id().equals(slackUser))
                .map(link -> link.user().name())
                .findFirst()
                .orElse(slackUser);
    }

    public Set<String> logins() {
        return links.stream().map(Link::login).collect(Collectors.toUnmodifiableSet());
    }
}
