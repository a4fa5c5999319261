package dev.cimon.events.docs;

import dev.cimon.events.EventType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the Javadoc of the records says about a type of event. */
record EventDescription(EventType type, String sentence, String key) {

    static EventDescription of(EventType type) {
        String key = withInterfaces(type.record())
                .flatMap(ancestor -> Javadoc.of(ancestor).key().stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("say the Key: in the Javadoc of " + type.record()));
        return new EventDescription(type, Javadoc.of(type.record()).firstSentence(), key);
    }

    static List<EventDescription> all() {
        return EventType.all().stream().map(EventDescription::of).toList();
    }

    /** The name of the record, by which people speak of the event. */
    String title() {
        return type.record().getSimpleName();
    }

    String schemaFile() {
        return "schemas/" + type.name() + ".json";
    }

    private static Stream<Class<?>> withInterfaces(Class<?> type) {
        return Stream.concat(
                Optional.of(type).stream(),
                Arrays.stream(type.getInterfaces()).flatMap(EventDescription::withInterfaces));
    }
}
