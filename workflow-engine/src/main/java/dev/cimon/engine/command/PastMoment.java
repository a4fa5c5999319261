package dev.cimon.engine.command;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;

/** A time that lies behind, as a person says it. Where they name no zone, it is meant in UTC. */
public sealed interface PastMoment {

    /** When it was, for somebody who says so now. */
    Instant before(Instant now);

    record At(Instant moment) implements PastMoment {
        @Override
        public Instant before(Instant now) {
            return moment;
        }
    }

    /** @param days how many ago; today, when 0 */
    record DaysAgo(int days, LocalTime time) implements PastMoment {
        @Override
        public Instant before(Instant now) {
            return now.atOffset(ZoneOffset.UTC).minusDays(days).with(time).toInstant();
        }
    }

    /** The last one; today, if it is that day and the time has come already. */
    record LastDay(DayOfWeek day, LocalTime time) implements PastMoment {
        @Override
        public Instant before(Instant now) {
            OffsetDateTime here = now.atOffset(ZoneOffset.UTC);
            OffsetDateTime last =
                    here.with(TemporalAdjusters.previousOrSame(day)).with(time);
            return (last.isAfter(here) ? last.minusWeeks(1) : last).toInstant();
        }
    }
}
