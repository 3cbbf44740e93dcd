package io.neonpro.acceptance.fuzz.wire;

import io.neonpro.acceptance.client.Addresses;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * HTTP/1.1 over sockets of its own, for one thread: a client library would refuse to send half of
 * what is to be tried. Connections are kept, and made anew when the other side has closed one.
 */
public final class Wire implements AutoCloseable {

    /** Longer than any answer takes on a busy machine; what takes longer hangs. */
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final int CONNECT_MILLIS = 5_000;

    private final Addresses addresses;
    private final Duration patience;
    private final Map<String, Connection> connections = new HashMap<>();

    public Wire(Addresses addresses) {
        this(addresses, PATIENCE);
    }

    /**
     * @param patience with a server that says nothing
     */
    public Wire(Addresses addresses, Duration patience) {
        this.addresses = addresses;
        this.patience = patience;
    }

    public Reply send(Message message) {
        long begin = System.nanoTime();
        Connection kept = connections.remove(message.program());
        try {
            return kept == null ? exchange(connect(message.program()), message) : again(kept, message);
        } catch (SocketTimeoutException e) {
            return nothing("No answer within " + patience.toSeconds() + " s", begin);
        } catch (IOException e) {
            return nothing("No answer: " + e.getMessage(), begin);
        }
    }

    /** A connection that was closed while nobody used it is no fault of this message. */
    private Reply again(Connection kept, Message message) throws IOException {
        try {
            return exchange(kept, message);
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException closed) {
            kept.close();
            return exchange(connect(message.program()), message);
        }
    }

    private Reply exchange(Connection connection, Message message) throws IOException {
        try {
            long begin = System.nanoTime();
            connection.write(message);
            Answered answered = ReplyReader.read(connection.in, message.method(), begin);
            if (answered.reusable()) {
                connections.put(message.program(), connection);
            } else {
                connection.close();
            }
            return answered.reply();
        } catch (IOException e) {
            connection.close();
            throw e;
        }
    }

    private Connection connect(String program) throws IOException {
        URI uri = URI.create(addresses.ofProgram().apply(program));
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), CONNECT_MILLIS);
        socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
        socket.setTcpNoDelay(true);
        return new Connection(socket, new BufferedInputStream(socket.getInputStream()), uri.getAuthority());
    }

    private static Reply nothing(String why, long begin) {
        return new Reply(0, List.of(), why, Duration.ofNanos(System.nanoTime() - begin));
    }

    @Override
    public void close() {
        connections.values().forEach(Connection::close);
        connections.clear();
    }

    /** What was read, and whether the next message may go the same way. */
    record Answered(Reply reply, boolean reusable) {}

    private record Connection(Socket socket, BufferedInputStream in, String host) {

        void write(Message message) throws IOException {
            socket.getOutputStream().write(message.bytes(host));
            socket.getOutputStream().flush();
        }

        void close() {
            try {
                socket.close();
            } catch (IOException e) {
                // it is of no use any more
            }
        }
    }
}
