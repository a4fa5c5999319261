package dev.cimon.sandbox.slack;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The {@code trigger_id}s handed out: each opens one view within its life. None is ever handed out again, also not
 * after a restart: whoever stored it would take the second for the first.
 */
final class Triggers {
    private final Clock clock;
    private final Duration life;
    private final Map<String, Trigger> triggers = new HashMap<>();
    private long last;

    private record Trigger(User user, Instant until, boolean used) {}

    Triggers(Clock clock, Duration life) {
        this.clock = clock;
        this.life = life;
    }

    String create(User user) {
        last++;
        String unique = UUID.randomUUID().toString().replace("-", "");
        String id = "%d.%d.%s".formatted(10_000_000_000L + last, 738_474_920L, unique);
        triggers.put(id, new Trigger(user, clock.instant().plus(life), false));
        return id;
    }

    /** Whose action it was; throws Slack's refusal of an unknown, late or used one. */
    User exchange(String id) {
        Trigger trigger = triggers.get(id);
        if (trigger == null) {
            throw new SlackError("invalid_trigger_id");
        }
        if (trigger.used()) {
            throw new SlackError("exchanged_trigger_id");
        }
        if (clock.instant().isAfter(trigger.until())) {
            throw new SlackError("expired_trigger_id");
        }
        triggers.put(id, new Trigger(trigger.user(), trigger.until(), true));
        return trigger.user();
    }
}
