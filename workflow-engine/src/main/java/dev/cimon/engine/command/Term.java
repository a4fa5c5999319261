package dev.cimon.engine.command;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

/** How long something is to last, as a person says it. */
public sealed interface Term {

    /** When it is over, for what begins now. */
    Instant endsAt(Instant now);

    record Lasting(Duration duration) implements Term {
        @Override
        public Instant endsAt(Instant now) {
            return now.plus(duration);
        }
    }

    /** The next time it is that late, in UTC. */
    record UntilTime(LocalTime time) implements Term {
        @Override
        public Instant endsAt(Instant now) {
            Instant today = now.atOffset(ZoneOffset.UTC).with(time).toInstant();
            return today.isAfter(now) ? today : today.plus(Duration.ofDays(1));
        }
    }

    /** In UTC. */
    record UntilMoment(LocalDateTime moment) implements Term {
        @Override
        public Instant endsAt(Instant now) {
            return moment.toInstant(ZoneOffset.UTC);
        }
    }
}
