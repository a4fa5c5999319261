package dev.cimon.engine.store;

import java.util.List;
import java.util.UUID;

/** Who performs effects in this replica. */
public interface Performing {

    UUID owner();

    /** How many more could be begun now. */
    int room();

    /** Performs these, which have been claimed for it. */
    void begin(List<Claim> claimed);
}
