package dev.cimon.engine.message;

import dev.cimon.engine.project.People;
import dev.cimon.events.content.Span;

/** How a person of GitHub stands in a message. */
final class Person {

    private Person() {}

    /** As a mention where they are linked and want it, by their login otherwise. */
    static Span mentioned(People people, String login) {
        return people.mentionOf(login)
                .<Span>map(user -> new Span.Mention(user.id()))
                .orElseGet(() -> new Span.Text(login));
    }
}
