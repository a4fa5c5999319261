package dev.cimon.sandbox.infra;

/** Something real that runs here and can be stopped and started again, on the same port with the same data. */
public sealed interface EmbeddedServer extends AutoCloseable permits EmbeddedKafka, EmbeddedDatabase {

    /** Answers once clients can connect; does nothing while it runs. */
    void start();

    /** Answers once it has ended; the data stay. */
    void stop();

    boolean running();

    @Override
    void close();
}
