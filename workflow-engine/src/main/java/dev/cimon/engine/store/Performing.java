package dev.cimon.engine.store;

import java.util.List;
import java.util.UUID;

/** Who performs effects in this replica. */
public interface Performing {

    UUID owner();

    /** Keeps places free for effects that are about to be claimed. */
    Reservation reserve();

    /** Places that are kept until something begins in them, though not for ever. */
    interface Reservation {

        int places();

        /** Performs these, which have been claimed for it; places that are not needed are free again. */
        void begin(List<Claim> claimed);
    }
}
