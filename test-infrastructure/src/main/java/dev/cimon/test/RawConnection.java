package dev.cimon.test;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** A connection on which one can say what no HTTP client would say. */
public final class RawConnection implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Socket socket;
    private final InputStream incoming;

    private RawConnection(Socket socket, InputStream incoming) {
        this.socket = socket;
        this.incoming = incoming;
    }

    public static RawConnection to(URI root) {
        try {
            Socket socket = new Socket(root.getHost(), root.getPort());
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) PATIENCE.toMillis());
            return new RawConnection(socket, new BufferedInputStream(socket.getInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return whether it could be sent: the other side may have hung up */
    public boolean trySend(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            return true;
        } catch (IOException hungUp) {
            return false;
        }
    }

    /** As {@link #trySend(byte[])}, one byte a character. */
    public boolean trySend(String text) {
        return trySend(text.getBytes(ISO_8859_1));
    }

    /** The next answer; waits for it. */
    public Answer answer() {
        try {
            String status = line();
            Map<String, String> headers = new HashMap<>();
            for (String header = line(); !header.isEmpty(); header = line()) {
                int colon = header.indexOf(':');
                headers.put(
                        header.substring(0, colon).toLowerCase(Locale.ROOT),
                        header.substring(colon + 1).strip());
            }
            String length = headers.get("content-length");
            byte[] body = length == null ? new byte[0] : incoming.readNBytes(Integer.parseInt(length));
            return new Answer(Integer.parseInt(status.split(" ", 3)[1]), headers, new String(body, ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException("no answer", e);
        }
    }

    /** Whether the other side has hung up, or does so while we wait; what it says until then is dropped. */
    public boolean isHungUp() {
        try {
            incoming.transferTo(OutputStream.nullOutputStream());
            return true;
        } catch (SocketTimeoutException stillThere) {
            return false;
        } catch (SocketException reset) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = incoming.read(); next != '\n'; next = incoming.read()) {
            if (next < 0) {
                throw new EOFException("hung up after: " + line);
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    /** @param headers by their names in lower case */
    public record Answer(int status, Map<String, String> headers, String body) {}
}
