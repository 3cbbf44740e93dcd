package io.neonpro.acceptance.sleep;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.neonpro.devstack.process.LocalPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a request that is held. */
class ActivatorTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    private final LocalPort front = LocalPort.free();
    private final LocalPort back = LocalPort.free();
    private HttpServer server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    @Test
    void aHeldRequestArrivesAsItWasSentAndItsAnswerAsItWasGiven() throws Exception {
        try (Activator activator = activator(this::start)) {
            HttpResponse<String> answer = ask("/api/v1/invoices?limit=1", "{\"due\": 1}");

            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(answer.headers().firstValue("ETag")).contains("\"1\"");
            assertThat(answer.body()).isEqualTo("POST /api/v1/invoices?limit=1 de {\"due\": 1}");
            assertThat(activator.sleeper().starts()).isEqualTo(1);
        }
    }

    @Test
    void whoeverAsksWhatCannotStartIsToldToComeBack() throws Exception {
        Runnable fails = () -> {
            throw new IllegalStateException("no memory");
        };
        try (Activator activator = activator(fails)) {
            HttpResponse<String> answer = ask("/", "");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).contains("1");
            assertThat(activator.sleeper().isAsleep()).isTrue();
        }
    }

    private Activator activator(Runnable start) {
        Sleeper sleeper = new Sleeper(start, () -> {}, LONG, () -> true);
        return new Activator(sleeper, URI.create("http://" + back.address())).listen(front.number());
    }

    private HttpResponse<String> ask(String path, String body) throws IOException, InterruptedException {
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://" + front.address() + path))
                            .header("Accept-Language", "de")
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    /** It says what it was asked. */
    private void start() {
        try {
            server = HttpServer.create(new InetSocketAddress(LocalPort.HOST, back.number()), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            String asked = new String(exchange.getRequestBody().readAllBytes());
            byte[] said = (exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                            + exchange.getRequestHeaders().getFirst("Accept-Language") + " " + asked)
                    .getBytes();
            exchange.getResponseHeaders().add("ETag", "\"1\"");
            exchange.sendResponseHeaders(201, said.length);
            exchange.getResponseBody().write(said);
            exchange.close();
        });
        server.start();
    }
}
