package dev.cimon.test;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * One server of each kind per JVM. Quarkus gives every application under test its own class loader, so that a static
 * field would exist once per application, and a broker loaded there would lose its classes when the application ends.
 * The platform's bean server is common to all class loaders and loads the servers with the system's.
 */
final class SharedServers {

    private SharedServers() {}

    /** The running server of this class, started at the first call. */
    static <T> T get(Class<?> server, Class<T> contract) {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        try {
            ObjectName name = new ObjectName("dev.cimon.test", "server", server.getSimpleName());
            synchronized (beans) {
                if (!beans.isRegistered(name)) {
                    create(beans, name, server);
                }
            }
            return JMX.newMXBeanProxy(beans, name, contract);
        } catch (JMException e) {
            throw new IllegalStateException(server.getSimpleName() + " did not start", e);
        }
    }

    private static void create(MBeanServer beans, ObjectName name, Class<?> server) throws JMException {
        withSystemClasses(() -> {
            beans.createMBean(server.getName(), name);
        });
    }

    /** Does it with the class loader the servers live in: Kafka looks for its parts in that of the calling thread. */
    static <E extends Exception> void withSystemClasses(Work<E> work) throws E {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        try {
            work.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** What is done there. */
    interface Work<E extends Exception> {
        void run() throws E;
    }

    static boolean inContainers() {
        return "testcontainers".equals(System.getProperty("cimon.test.infra"));
    }

    static void closeAtExit(AutoCloseable server) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                server.close();
            } catch (Exception e) {
                System.err.println("a test server did not close: " + e);
            }
        }));
    }
}
