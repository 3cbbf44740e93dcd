package io.neonpro.kernel.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.devstack.graph.GraphSocket;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Who listens to what has no end, over either way, until this is closed. */
final class Listeners implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<GraphSocket> sockets = new ArrayList<>();

    /** A socket whose subscription has begun. */
    GraphSocket subscribe(String token) throws InterruptedException {
        GraphSocket socket = socket(token);
        socket.subscribe(EndlessGraph.QUERY);
        assertThat(socket.next().at("/payload/data/endless").asText()).isEqualTo(EndlessResource.BEGUN);
        return socket;
    }

    GraphSocket socket(String token) throws InterruptedException {
        GraphSocket socket = GraphSocket.open(server(), token);
        sockets.add(socket);
        return socket;
    }

    /** An answer that has begun, or was refused. */
    HttpResponse<Stream<String>> listen(String token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server().resolve("/api/v1/endless"))
                .header("Authorization", "Bearer " + token)
                .build();
        return http.send(request, BodyHandlers.ofLines());
    }

    /** Done once the answer is over. */
    static CompletableFuture<Long> end(HttpResponse<Stream<String>> answer) {
        return CompletableFuture.supplyAsync(() -> answer.body().count());
    }

    private static URI server() {
        return URI.create("http://localhost:" + RestAssured.port);
    }

    @Override
    public void close() {
        sockets.forEach(GraphSocket::close);
        http.shutdownNow();
    }
}
