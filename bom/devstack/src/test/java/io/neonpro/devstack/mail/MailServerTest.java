package io.neonpro.devstack.mail;

import static org.awaitility.Awaitility.await;

import io.neonpro.devstack.process.LocalPort;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailServerTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final LocalPort port = LocalPort.free();
    private final MailServer server = new MailServer(port, LocalPort.free());

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void whoWaitsForSomethingElseIsNotToldOfAClientThatWasKilled() throws IOException {
        server.start();
        try (Socket client = new Socket(LocalPort.HOST, port.number())) {
            client.getInputStream().read();
            Thread serving = connection(client.getLocalPort());
            // with this a close is a reset, as the system's is of a process that was killed
            client.setSoLinger(true, 0);

            await().atMost(PATIENCE).until(() -> {
                client.close();
                return !serving.isAlive();
            });
        }
    }

    private static Thread connection(int from) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().endsWith(":" + from))
                .findAny()
                .orElseThrow();
    }
}
