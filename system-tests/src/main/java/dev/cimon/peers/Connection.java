package dev.cimon.peers;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One connection, with at most one request on its way. */
final class Connection {

    private static final int LARGEST_REQUEST = 64 * 1024;
    private static final int LARGEST_ANSWER = 16 * 1024;

    private final InetSocketAddress server;
    private final Selector selector;
    private final ByteBuffer out = ByteBuffer.allocateDirect(LARGEST_REQUEST);
    private final ByteBuffer in = ByteBuffer.allocateDirect(LARGEST_ANSWER);
    private SocketChannel channel;
    private SelectionKey key;
    private long intended;

    Connection(InetSocketAddress server, Selector selector) throws IOException {
        this.server = server;
        this.selector = selector;
        this.channel = SocketChannel.open(server);
        this.key = registered();
    }

    private SelectionKey registered() throws IOException {
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        return channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** @param intended when it should have been sent, in nanoseconds of this JVM's clock */
    void send(Requests requests, long intended) throws IOException {
        this.intended = intended;
        in.clear();
        out.clear();
        requests.writeTo(out);
        out.flip();
        write();
    }

    /** When the request that is on its way should have been sent. */
    long intended() {
        return intended;
    }

    /** Goes on where the socket lets it; the status of the answer when all of it is there. */
    int proceed() throws IOException {
        if (key.isWritable()) {
            write();
        }
        if (key.isReadable()) {
            if (channel.read(in) < 0) {
                throw new IOException("the server has closed the connection");
            }
            return AnswerReader.status(in);
        }
        return AnswerReader.INCOMPLETE;
    }

    private void write() throws IOException {
        channel.write(out);
        key.interestOps(out.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    void reconnect() throws IOException {
        close();
        channel = SocketChannel.open(server);
        key = registered();
    }

    void close() throws IOException {
        key.cancel();
        channel.close();
    }
}
