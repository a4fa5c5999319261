package dev.cimon.engine.project;

import dev.cimon.events.reference.SlackUser;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who in Slack has which GitHub login. */
public record People(List<Link> links) {

    public static final People NOBODY = new People(List.of());

    public People {
        links = List.copyOf(links);
    }

    /**
     * A person in Slack and their GitHub login.
     *
     * @param mentions whether they want to be mentioned
     */
    public record Link(String workspace, SlackUser user, String login, boolean mentions) {
        public Link(String workspace, SlackUser user, String login) {
            this(workspace, user, login, true);
        }

        public Link mentioned(boolean wanted) {
            return new Link(workspace, user, login, wanted);
        }
    }

    /** Those of one workspace: ids of users mean nothing in another. */
    public People in(String workspace) {
        return new People(links.stream()
                .filter(link -> link.workspace().equals(workspace))
                .toList());
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
