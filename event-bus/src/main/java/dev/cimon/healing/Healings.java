package dev.cimon.healing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Logs and counts each healing: {@code cimon_healed_total} with the label {@code kind}. */
@ApplicationScoped
public class Healings {

    private static final Logger LOG = Logger.getLogger(Healings.class);

    private final MeterRegistry meters;

    Healings(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Shows these kinds as 0 from the start, so that the first one is seen as an increase. */
    public void expect(Healing... kinds) {
        for (Healing kind : kinds) {
            counter(kind);
        }
    }

    /** @param about keys and values, for example {@code deliveryId=…} */
    public void heal(Healing healing, String about) {
        LOG.infof("healed kind=%s %s", healing.kind(), about);
        counter(healing).increment();
    }

    private Counter counter(Healing healing) {
        return Counter.builder("cimon.healed")
                .description("What nobody had told and was found by asking")
                .tag("kind", healing.kind())
                .register(meters);
    }
}
