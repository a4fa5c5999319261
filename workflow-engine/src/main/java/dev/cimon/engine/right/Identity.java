package dev.cimon.engine.right;

import dev.cimon.engine.project.People;
import dev.cimon.events.deployment.Trigger;
import dev.cimon.events.reference.SlackUser;
import org.jspecify.annotations.Nullable;

/**
 * Somebody, as far as we know them.
 *
 * @param person in Slack
 * @param login on GitHub
 */
public record Identity(@Nullable SlackUser person, @Nullable String login) {

    /** Whoever set it off: the person who typed, or else who pushed or opened the pull request. */
    public static Identity behind(Trigger trigger, People people) {
        SlackUser person = trigger.person();
        return new Identity(person == null ? people.withLogin(trigger.login()).orElse(null) : person, trigger.login());
    }

    public static Identity of(SlackUser person, People people) {
        return new Identity(
                person, people.linkOf(person).map(People.Link::login).orElse(null));
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
}
