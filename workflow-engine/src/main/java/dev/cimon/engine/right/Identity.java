package dev.cimon.engine.right;

import dev.cimon.engine.project.People;
import dev.cimon.events.deployment.Trigger;
import dev.cimon.events.reference.SlackUser;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody, as far as we know them.
 *
 * @param person in Slack
 * @param login on GitHub
 * @param account GitHub's id of the account where the person has proved that it is theirs
 */
public record Identity(
        @Nullable SlackUser person,
        @Nullable String login,
        @Nullable Long account) {

    public Identity(@Nullable SlackUser person, @Nullable String login) {
        this(person, login, null);
    }

    /** Whoever set it off: the person who typed, or else who pushed or opened the pull request. */
    public static Identity behind(Trigger trigger, People people) {
        SlackUser person = trigger.person();
        if (person == null) {
            return new Identity(people.believed().withLogin(trigger.login()).orElse(null), trigger.login());
        }
        return people.proofRequired() ? of(person, people) : new Identity(person, trigger.login());
    }

    public static Identity of(SlackUser person, People people) {
        Optional<People.Link> link = people.believed().linkOf(person);
        return new Identity(
                person,
                link.map(People.Link::login).orElse(null),
                link.map(People.Link::account).orElse(null));
    }

    public boolean is(Identity other) {
        boolean samePerson =
                person != null && other.person != null && person.id().equals(other.person.id());
        return samePerson || (login != null && login.equalsIgnoreCase(other.login));
    }

    /** Whether both are known in one place where they can be told apart. */
    public boolean comparableTo(Identity other) {
        return (person != null && other.person != null) || (login != null && other.login != null);
    }

    public String name() {
        return person != null ? person.name() : login == null ? "somebody" : login;
    }

    /** The login, and whether that is more than their word. */
    String provenance() {
        return login + (account == null ? "" : " (proved by GitHub)");
    }
}
