package io.neonpro.acceptance.fuzz;

import io.neonpro.acceptance.client.Addresses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Answers everything with the same bytes, right or wrong; with none at all it only listens. */
final class FaultyServer implements AutoCloseable {

    private final ServerSocket listening;
    private final String answer;

    FaultyServer(String answer) throws IOException {
        this.answer = answer;
        this.listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    static FaultyServer of(int status, String contentType, String body) throws IOException {
        return new FaultyServer(
                "HTTP/1.1 %d Any\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
                        .formatted(status, contentType, body.getBytes(StandardCharsets.UTF_8).length, body));
    }

    Addresses addresses() {
        return new Addresses(program -> "http://127.0.0.1:" + listening.getLocalPort());
    }

    private void serve() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                client.getInputStream().read();
                client.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
                client.getOutputStream().flush();
            } catch (IOException closed) {
                return;
            }
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
