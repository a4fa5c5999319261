package dev.cimon.pressure;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A file system of a few megabytes in a mount namespace of its own, which goes with the process that holds it. Linux
 * lets root make one, and anybody where user namespaces are allowed.
 */
final class SmallDisk implements AutoCloseable {

    private static final int BLOCK = 64 * 1024;
    private static final String HOLD = "mount -t tmpfs -o size=$1m tmpfs \"$0\" && echo held && exec cat";

    private final Process holder;
    private final List<String> enter;
    private final Path folder;

    private SmallDisk(Process holder, List<String> enter, Path folder) {
        this.holder = holder;
        this.enter = List.copyOf(enter);
        this.folder = folder;
    }

    /** Mounted at this folder, for whom is started with {@link #inside}; empty where that is not possible. */
    static Optional<SmallDisk> mount(Path folder, int megabytes) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Stream.of(List.of("-m"), List.of("-U", "-r", "-m"))
                .flatMap(namespaces -> tryMount(namespaces, folder, megabytes).stream())
                .findFirst();
    }

    private static Optional<SmallDisk> tryMount(List<String> namespaces, Path folder, int megabytes) {
        List<String> command = new ArrayList<>(List.of("unshare"));
        command.addAll(namespaces);
        command.addAll(List.of("sh", "-c", HOLD, folder.toString(), Integer.toString(megabytes)));
        try {
            Process holder = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!"held".equals(holder.inputReader(StandardCharsets.UTF_8).readLine())) {
                holder.destroy();
                return Optional.empty();
            }
            List<String> enter = new ArrayList<>(List.of("nsenter", "-t", Long.toString(holder.pid()), "-m"));
            if (namespaces.contains("-U")) {
                enter.addAll(List.of("-U", "--preserve-credentials"));
            }
            return Optional.of(new SmallDisk(holder, enter, folder));
        } catch (IOException noSuchCommand) {
            return Optional.empty();
        }
    }

    /** The command as it is run by somebody who sees this file system. */
    List<String> inside(List<String> command) {
        List<String> whole = new ArrayList<>(enter);
        whole.addAll(command);
        return whole;
    }

    /** Takes all the room that is left. */
    void fill() {
        byte[] block = new byte[BLOCK];
        try (OutputStream filler = Files.newOutputStream(filler())) {
            while (true) {
                filler.write(block);
            }
        } catch (IOException full) {
            return; // that is what it is for
        }
    }

    /** Gives back what {@link #fill} took. */
    void makeRoom() {
        try {
            Files.delete(filler());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path filler() {
        return Path.of(
                "/proc",
                Long.toString(holder.pid()),
                "root",
                folder.resolve("filler").toString());
    }

    @Override
    public void close() {
        holder.destroy();
        try {
            if (!holder.waitFor(5, TimeUnit.SECONDS)) {
                holder.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
