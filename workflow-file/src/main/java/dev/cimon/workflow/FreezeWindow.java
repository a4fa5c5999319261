package dev.cimon.workflow;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * When nothing is deployed, again and again.
 *
 * @param cron when it begins, as the five fields of crontab: minute, hour, day of the month, month, day of the week
 * @param duration how long it lasts, a year at most
 * @param timeZone in which the cron is meant
 * @param reason for the people who wait
 */
public record FreezeWindow(
        String cron,
        Duration duration,
        ZoneId timeZone,
        @Nullable String reason) {

    static final Duration LONGEST = Duration.ofDays(366);

    private static final int MOST_THAT_JOIN = 1_000;
    private static final int MOST_REMEMBERED = 100;

    /** Thousands that wait ask at the same moment, and a calendar is slow. */
    private static final Map<Asked, Optional<Instant>> REMEMBERED = new ConcurrentHashMap<>();

    private static final CronParser PARSER = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

    /** @throws IllegalArgumentException if the cron or the duration is none */
    public FreezeWindow {
        parse(cron);
        if (!duration.isPositive() || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("not the duration of a freeze: " + duration);
        }
    }

    /** What is wrong with a cron, for whoever wrote it. */
    static Optional<String> problemWith(String cron) {
        try {
            parse(cron);
            return Optional.empty();
        } catch (IllegalArgumentException malformed) {
            String why =
                    String.valueOf(malformed.getMessage()).replaceFirst("^Failed to parse cron expression\\. ", "");
            return Optional.of("“" + cron + "” is not a cron of five fields (minute, hour, day of the month, month, day"
                    + " of the week), such as 0 16 * * 5 for Fridays at four in the afternoon: "
                    + why.lines().findFirst().orElse("") + ".");
        }
    }

    /**
     * When the window ends that is open at this time; empty if none is. Where it opens again before it has closed, the end
     * of the last one counts.
     */
    public Optional<Instant> openUntil(Instant now) {
        if (REMEMBERED.size() > MOST_REMEMBERED) {
            REMEMBERED.clear();
        }
        return REMEMBERED.computeIfAbsent(
                new Asked(this, now), asked -> asked.window().calculated(asked.now()));
    }

    private record Asked(FreezeWindow window, Instant now) {}

    private Optional<Instant> calculated(Instant now) {
        ExecutionTime times = ExecutionTime.forCron(parse(cron));
        Instant end = now;
        Optional<ZonedDateTime> begin =
                times.nextExecution(now.minus(duration).minusMillis(1).atZone(timeZone));
        boolean open = false;
        for (int joined = 0; joined < MOST_THAT_JOIN && begin.isPresent(); joined++) {
            Instant begins = begin.get().toInstant();
            Instant ends = begins.plus(duration);
            if (begins.isAfter(end)) {
                break;
            }
            if (ends.isAfter(now)) {
                open = true;
                end = ends;
            }
            begin = times.nextExecution(begin.get());
        }
        return open ? Optional.of(end) : Optional.empty();
    }

    private static Cron parse(String cron) {
        return PARSER.parse(cron).validate();
    }
}
