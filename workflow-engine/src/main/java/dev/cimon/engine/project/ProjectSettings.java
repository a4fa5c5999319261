package dev.cimon.engine.project;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a team has set for its project; whatever is not in here has its default.
 *
 * @param values by setting, but for the addresses
 * @param urls the hosts of environments, by name
 */
public record ProjectSettings(SortedMap<Setting, String> values, SortedMap<String, String> urls) {

    public static final ProjectSettings STANDARD = new ProjectSettings(new TreeMap<>(), new TreeMap<>());

    public ProjectSettings {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        urls = Collections.unmodifiableSortedMap(new TreeMap<>(urls));
    }

    /** The value somebody has set, if anybody has. */
    public Optional<String> value(Setting setting) {
        return Optional.ofNullable(values.get(setting));
    }

    /** For a setting that is on or off. */
    public boolean on(Setting setting) {
        return value(setting).orElse(setting.standard()).equals("on");
    }

    public ProjectSettings with(Setting setting, String value) {
        SortedMap<Setting, String> next = new TreeMap<>(values);
        next.put(setting, value);
        return new ProjectSettings(next, urls);
    }

    public ProjectSettings without(Setting setting) {
        SortedMap<Setting, String> next = new TreeMap<>(values);
        next.remove(setting);
        return new ProjectSettings(next, urls);
    }

    public ProjectSettings withUrl(String environment, String host) {
        SortedMap<String, String> next = new TreeMap<>(urls);
        next.put(environment, host);
        return new ProjectSettings(values, next);
    }

    public ProjectSettings withoutUrl(String environment) {
        SortedMap<String, String> next = new TreeMap<>(urls);
        next.remove(environment);
        return new ProjectSettings(values, next);
    }
}
