package dev.cimon.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * Lets the simulated world outlive the sandbox: written soon after it changed and when the sandbox closes, whole, with
 * an atomic move. Whoever kills the sandbox loses the last second or so. Lives on the event loop.
 */
final class WorldFile {
    private static final int FORMAT = 1;
    private static final long QUIET_MILLIS = 1_000;
    /** A save takes a thirtieth of the time at most, however large the world has grown. */
    private static final long REST = 30;

    private final Path file;
    private final Vertx vertx;
    private final ObjectMapper json;
    private final Map<Provider, Simulator> simulators;
    private boolean pending;
    private long pause = QUIET_MILLIS;

    WorldFile(Path file, Vertx vertx, ObjectMapper json, Map<Provider, Simulator> simulators) {
        this.file = file;
        this.vertx = vertx;
        this.json = json;
        this.simulators = simulators;
    }

    /** Gives the simulators what they had, if there is a file. */
    void restore() {
        if (!Files.exists(file)) {
            return;
        }
        try {
            JsonNode world = json.readTree(file.toFile());
            if (world.path("format").asInt() != FORMAT) {
                throw new IllegalStateException(
                        file + " was written by another version of the sandbox; start anew with --fresh");
            }
            simulators.forEach((provider, simulator) -> simulator.restore(world.path(provider.word())));
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new IllegalStateException(
                    file + " cannot be read; start anew with --fresh: " + unreadable.getMessage(), unreadable);
        }
    }

    /** Saves soon. */
    void changed() {
        if (!pending) {
            pending = true;
            vertx.setTimer(pause, _ -> {
                pending = false;
                save();
            });
        }
    }

    /** Completes once everything is on the disk. */
    Future<Void> save() {
        long began = System.nanoTime();
        byte[] world = written();
        return vertx.executeBlocking(() -> {
                    replace(world);
                    return null;
                })
                .<Void>mapEmpty()
                .onSuccess(_ -> pause = Math.max(QUIET_MILLIS, REST * (System.nanoTime() - began) / 1_000_000))
                .onFailure(failure -> System.err.println("sandbox cannot save its world: " + failure));
    }

    private byte[] written() {
        ObjectNode world = json.createObjectNode().put("format", FORMAT);
        simulators.forEach((provider, simulator) -> world.set(provider.word(), simulator.saved()));
        try {
            return json.writeValueAsBytes(world);
        } catch (JsonProcessingException defect) {
            throw new UncheckedIOException(defect);
        }
    }

    private void replace(byte[] world) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(fresh, world);
        try (FileChannel written = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
