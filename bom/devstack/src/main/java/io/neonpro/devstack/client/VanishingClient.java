package io.neonpro.devstack.client;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/** A client whose connection breaks while it waits for its answer. */
public final class VanishingClient {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Socket connection;
    private final DoubleSupplier pending;

    /**
     * @param pending how many requests wait for the service's answer
     */
    public VanishingClient(int port, DoubleSupplier pending) {
        try {
            this.connection = new Socket("localhost", port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.pending = pending;
    }

    /**
     * Does not wait for the answer.
     *
     * @param body JSON, or nothing
     * @return nothing
     */
    public Void ask(String method, String path, String token, String body) {
        String request = """
                %s %s HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                Content-Type: application/json\r
                Content-Length: %d\r
                \r
                %s""".formatted(method, path, token, body.length(), body);
        try {
            connection.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Until the service has seen it. */
    public void vanish() {
        try {
            connection.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await().atMost(PATIENCE).until(() -> pending.getAsDouble() == 0);
    }
}
