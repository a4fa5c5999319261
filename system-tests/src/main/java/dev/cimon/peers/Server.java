package dev.cimon.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process on one core that listens on a port of 127.0.0.1. */
final class Server {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int POLL_MILLIS = 5;
    private static final int LARGEST = 64 * 1024;
    private static final int LINES_OF_LOG = 20;

    private final String name;
    private final Process process;
    private final int port;
    private final Path log;
    private final long started = System.nanoTime();

    private Server(String name, Process process, int port, Path log) {
        this.name = name;
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /** Does not wait. */
    static Server start(
            String name, List<String> command, Map<String, String> environment, int port, int core, Path log) {
        List<String> pinned = new ArrayList<>(List.of("taskset", "-c", Integer.toString(core)));
        pinned.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(pinned);
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true);
        builder.redirectOutput(log.toFile());
        try {
            return new Server(name, builder.start(), port, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    long pid() {
        return process.pid();
    }

    /**
     * Sends the next request again and again until it is answered with 2xx.
     *
     * @return seconds since the start of the process
     * @throws IllegalStateException with the end of its log, if it ends or takes too long
     */
    double awaitAnswer(Requests requests) {
        while (!answers(requests)) {
            if (!process.isAlive() || System.nanoTime() - started > PATIENCE.toNanos()) {
                throw new IllegalStateException(name + " did not start; its log ends with\n" + tail());
            }
            pause();
        }
        return (System.nanoTime() - started) / 1e9;
    }

    private boolean answers(Requests requests) {
        ByteBuffer out = ByteBuffer.allocate(LARGEST);
        ByteBuffer in = ByteBuffer.allocate(LARGEST);
        requests.writeTo(out);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(out.array(), 0, out.position());
            int status = AnswerReader.INCOMPLETE;
            while (status == AnswerReader.INCOMPLETE) {
                int read = socket.getInputStream().read(in.array(), in.position(), in.remaining());
                if (read < 0) {
                    return false;
                }
                in.position(in.position() + read);
                status = AnswerReader.status(in);
            }
            return status / 100 == 2;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    private String tail() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_OF_LOG), lines.size()));
        } catch (IOException e) {
            return "no log: " + e;
        }
    }

    /** Ends it at once; nothing is asked of it any more. */
    void kill() {
        process.destroyForcibly();
        await(Duration.ofSeconds(10));
    }

    /** Lets it finish; when it takes too long, ends it and what it has started. */
    void stop() {
        List<ProcessHandle> started = process.descendants().toList();
        process.destroy();
        if (!await(Duration.ofSeconds(20))) {
            process.destroyForcibly();
            started.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private boolean await(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
