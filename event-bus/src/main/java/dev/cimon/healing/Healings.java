package dev.cimon.healing;

import dev.cimon.metric.Meters;
import dev.cimon.metric.Metric;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Logs and counts each healing: {@code cimon_healed_total} with the label {@code kind}. */
@ApplicationScoped
public class Healings {

    private static final Logger LOG = Logger.getLogger(Healings.class);

    private final Meters meters;

    Healings(Meters meters) {
        this.meters = meters;
    }

    /** Shows these kinds as 0 from the start, so that the first one is seen as an increase. */
    public void expect(Healing... kinds) {
        for (Healing kind : kinds) {
            meters.expect(Metric.HEALED, kind.kind());
        }
    }

    /** @param about keys and values, for example {@code deliveryId=…} */
    public void heal(Healing healing, String about) {
        LOG.infof("healed kind=%s %s", healing.kind(), about);
        meters.count(Metric.HEALED, healing.kind());
    }
}
