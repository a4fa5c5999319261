package dev.cimon.events;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The name of a kind of event, {@code dev.cimon.<area>.<name>.v1}, and the record it stands for. The list is read from
 * the sealed interfaces, so a new record has its name without being registered anywhere.
 */
public record EventType(String name, Topic topic, Class<? extends Event> record) {

    private static final Map<String, EventType> BY_NAME = byName();
    private static final Map<Class<?>, EventType> BY_RECORD =
            BY_NAME.values().stream().collect(Collectors.toUnmodifiableMap(EventType::record, type -> type));

    public static List<EventType> all() {
        return List.copyOf(BY_NAME.values());
    }

    public static EventType of(Event event) {
        return Objects.requireNonNull(BY_RECORD.get(event.getClass()));
    }

    /** Empty for a name that no record of this version has. */
    public static Optional<EventType> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    private static Map<String, EventType> byName() {
        Map<String, EventType> types = new TreeMap<>();
        for (Topic topic : Topic.values()) {
            recordsOf(topic.content()).forEach(record -> {
                String name = nameOf(topic, record);
                types.put(name, new EventType(name, topic, record));
            });
        }
        return types;
    }

    private static Stream<Class<? extends Event>> recordsOf(Class<?> type) {
        if (type.isRecord()) {
            return Stream.of(type.asSubclass(Event.class));
        }
        return Arrays.stream(type.getPermittedSubclasses()).flatMap(EventType::recordsOf);
    }

    private static String nameOf(Topic topic, Class<?> record) {
        String kebab = record.getSimpleName()
                .replace("GitHub", "Github")
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
        return "dev.cimon." + topic.area() + "." + kebab + ".v1";
    }
}
