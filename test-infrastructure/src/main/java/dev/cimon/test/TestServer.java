package dev.cimon.test;

import javax.management.MXBean;

/** A server that every test of this JVM shares. It is a managed bean: see {@link SharedServers}. */
@MXBean
public interface TestServer {

    /** How clients reach it. */
    String getAddress();

    /** Answers once clients can work with it again; does nothing while it runs. */
    void start();

    /** Takes it away from its clients; its data stay. */
    void stop();
}
