package dev.cimon.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A free port for everything that listens, by the name of its environment variable. */
public final class Ports {

    public static final String KAFKA = "CIMON_PORT_KAFKA";
    public static final String POSTGRES = "CIMON_PORT_POSTGRES";

    private Ports() {}

    public static Map<String, String> free() {
        List<String> names = new ArrayList<>(List.of(KAFKA, POSTGRES));
        for (Service service : Service.values()) {
            names.add(service.portVariable());
        }
        List<ServerSocket> held = new ArrayList<>();
        Map<String, String> ports = new HashMap<>();
        try {
            for (String name : names) {
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                held.add(socket);
                ports.put(name, Integer.toString(socket.getLocalPort()));
            }
            for (ServerSocket socket : held) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ports;
    }

    public static int one() {
        return Integer.parseInt(free().get(KAFKA));
    }
}
