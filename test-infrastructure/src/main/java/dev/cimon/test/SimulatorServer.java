package dev.cimon.test;

import javax.management.MXBean;

/** The simulated providers, shared by every test of this JVM. */
@MXBean
public interface SimulatorServer {

    /** Base URL, without a slash at the end. */
    String getAddress();

    /**
     * From now on the provider sends what it sends to this base URL.
     *
     * @param provider {@code slack}, {@code github} or {@code circleci}
     */
    void deliverTo(String provider, String baseUrl);
}
