package dev.cimon.workflow;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads when nothing is deployed. */
final class FreezeReader {

    private static final List<String> KEYS = List.of("cron", "duration", "time-zone", "reason");

    private FreezeReader() {}

    static List<FreezeWindow> read(Section environment, Mistakes mistakes) {
        List<FreezeWindow> windows = new ArrayList<>();
        for (Node item : environment.items("freeze")) {
            Section window = Section.of(item, KEYS, mistakes);
            for (String key : List.of("cron", "duration")) {
                if (item instanceof MappingNode && window.node(key).isEmpty()) {
                    mistakes.add(item, "“" + key + "” is missing: a freeze says when it begins and how long it lasts.");
                }
            }
            Optional<String> cron = window.made("cron", FreezeReader::cron);
            Optional<Duration> duration = window.made("duration", FreezeReader::duration);
            ZoneId zone = window.made("time-zone", FreezeReader::zone).orElse(ZoneOffset.UTC);
            String reason = window.text("reason").orElse(null);
            if (cron.isPresent() && duration.isPresent()) {
                windows.add(new FreezeWindow(cron.get(), duration.get(), zone, reason));
            }
        }
        return windows;
    }

    private static String cron(String text) {
        FreezeWindow.problemWith(text).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        return text;
    }

    private static Duration duration(String text) {
        return DurationText.parse(text)
                .filter(duration -> duration.compareTo(FreezeWindow.LONGEST) <= 0)
                .orElseThrow(() -> new IllegalArgumentException(
                        "“" + text + "” is no duration: write 90m, 12h, 2d or 1d12h; a year is the longest."));
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            String instead = Spelling.closest(text, ZoneId.getAvailableZoneIds())
                    .map(meant -> "; did you mean " + meant + "?")
                    .orElse(": write one such as Europe/Berlin.");
            throw new IllegalArgumentException("“" + text + "” is no time zone" + instead, unknown);
        }
    }
}
