package dev.cimon.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports from 20000 to 29999, below those that Linux, macOS and Windows give to outgoing connections: a process that is
 * killed and started again gets its port back.
 */
public final class Ports {

    public static final String KAFKA = "CIMON_PORT_KAFKA";
    public static final String POSTGRES = "CIMON_PORT_POSTGRES";

    private static final int FIRST = 20_000;
    private static final int COUNT = 10_000;
    private static final AtomicInteger NEXT =
            new AtomicInteger((int) (ProcessHandle.current().pid() * 37 % COUNT));

    private Ports() {}

    /** One for everything that listens, by the name of its environment variable. */
    public static Map<String, String> free() {
        Map<String, String> ports = new HashMap<>();
        ports.put(KAFKA, Integer.toString(one()));
        ports.put(POSTGRES, Integer.toString(one()));
        for (Service service : Service.values()) {
            ports.put(service.portVariable(), Integer.toString(one()));
        }
        return ports;
    }

    /** Free on 127.0.0.1; this process never gets the same again. */
    public static int one() {
        for (int tried = 0; tried < COUNT; tried++) {
            int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("Every port from 20000 to 29999 is taken.");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
