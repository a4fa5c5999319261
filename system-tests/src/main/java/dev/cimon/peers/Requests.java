package dev.cimon.peers;

import java.nio.ByteBuffer;

/** Whole HTTP requests, signed before the measurement, each with an id of its own. Not for several threads. */
interface Requests {

    /** Puts the next one into the empty buffer. */
    void writeTo(ByteBuffer buffer);
}
