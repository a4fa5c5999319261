package dev.cimon.pressure;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A way to a server on this machine on which everything can be made to take longer, as over a long and narrow line. */
final class SlowPath implements AutoCloseable {

    private static final int CHUNK = 16 * 1024;

    private final ServerSocket door;
    private final int server;
    private volatile Duration delay = Duration.ZERO;

    /** What was said; nothing at the end. */
    private static final class Chunk {

        private final byte[] bytes;
        private final long due;

        Chunk(byte[] bytes, Duration delay) {
            this.bytes = bytes;
            this.due = System.nanoTime() + delay.toNanos();
        }

        boolean last() {
            return bytes.length == 0;
        }

        void write(OutputStream heard) throws IOException, InterruptedException {
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            heard.write(bytes);
        }
    }

    /** @param server its port */
    SlowPath(int server) {
        this.server = server;
        try {
            door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** From now on what the server says arrives so much later, the order kept. */
    void delay(Duration longer) {
        delay = longer;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                Socket onwards = new Socket(InetAddress.getLoopbackAddress(), server);
                client.setTcpNoDelay(true);
                onwards.setTcpNoDelay(true);
                BlockingQueue<Chunk> late = new LinkedBlockingQueue<>();
                Thread.ofVirtual().start(() -> ask(client, onwards));
                Thread.ofVirtual().start(() -> listen(onwards, late));
                Thread.ofVirtual().start(() -> answer(late, client));
            }
        } catch (IOException closed) {
            close();
        }
    }

    private static void ask(Socket client, Socket server) {
        try (client;
                server) {
            client.getInputStream().transferTo(server.getOutputStream());
        } catch (IOException broken) {
            return; // both are closed, which each side sees
        }
    }

    private void listen(Socket server, BlockingQueue<Chunk> late) {
        try (server) {
            InputStream said = server.getInputStream();
            byte[] buffer = new byte[CHUNK];
            for (int read = said.read(buffer); read >= 0; read = said.read(buffer)) {
                late.add(new Chunk(Arrays.copyOf(buffer, read), delay));
            }
        } catch (IOException broken) {
            return; // as when it has ended
        } finally {
            late.add(new Chunk(new byte[0], Duration.ZERO));
        }
    }

    private static void answer(BlockingQueue<Chunk> late, Socket client) {
        try (client) {
            OutputStream heard = client.getOutputStream();
            for (Chunk chunk = late.take(); !chunk.last(); chunk = late.take()) {
                chunk.write(heard);
            }
        } catch (IOException broken) {
            return; // it has hung up
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets nobody in any more. */
    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
