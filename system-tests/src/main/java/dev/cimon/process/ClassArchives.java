package dev.cimon.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

/**
 * The classes that each process loads, stored by a first run: with them every later start takes half the CPU. A run that
 * finds none stores them when it ends, which takes a while; this sees to it that one run does so for all.
 */
public final class ClassArchives {

    private ClassArchives() {}

    /** Makes those that are missing or older than what was built; waits while another process does. */
    public static synchronized void make(Path root, Path folder) {
        if (missing(root).isEmpty()) {
            return;
        }
        Path lock = Service.SANDBOX.classArchive(root).resolveSibling("class-archives.lock");
        try (FileChannel file = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock alone = file.lock()) {
            if (alone.isValid() && !missing(root).isEmpty()) {
                runOnce(root, folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A JVM that finds those of an earlier build uses none and leaves them as they are, so they have to go. */
    private static void runOnce(Path root, Path folder) throws IOException {
        for (Service service : Service.values()) {
            if (!isThere(service.classArchive(root), service.jar(root))) {
                Files.deleteIfExists(service.classArchive(root));
            }
        }
        try (Deployed first = Deployed.prepare(root, folder)) {
            first.startProcesses();
        }
        Deployed.deleteData(folder);
        List<String> missing = missing(root);
        if (!missing.isEmpty()) {
            System.err.println("The classes of " + String.join(", ", missing)
                    + " have not been stored, so that every start takes twice the CPU; the logs: " + folder);
        }
    }

    private static List<String> missing(Path root) {
        return Arrays.stream(Service.values())
                .filter(service -> !isThere(service.classArchive(root), service.jar(root)))
                .map(Service::module)
                .toList();
    }

    private static boolean isThere(Path archive, Path jar) {
        try {
            return Files.exists(archive)
                    && Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(jar)) > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
