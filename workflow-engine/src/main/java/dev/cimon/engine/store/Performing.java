package dev.cimon.engine.store;

import java.util.List;
import java.util.UUID;

/** Who performs effects in this replica. */
public interface Performing {

    UUID owner();

    /** Keeps places free for effects that are about to be claimed, and tells how many; {@link #begin} gives them back. */
    int reserve();

    /**
     * Performs these, which have been claimed for it.
     *
     * @param reserved how many places had been kept free for them; those that are not needed are free again
     */
    void begin(List<Claim> claimed, int reserved);
}
