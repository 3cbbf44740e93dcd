package io.neonpro.kernel.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over a server of its own, as that of the other tests was asked long ago. */
class FirstAnswerTest {

    private static final int PATIENCE_SECONDS = 30;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<RoutingContext> asked = new LinkedBlockingQueue<>();
    private final Told told = new Told(new CountDownLatch(1));
    private HttpServer server;

    @BeforeEach
    void serve() throws Exception {
        Filters filters = new Filters();
        new FirstAnswer(told, vertx, "/oauth/jwks").register(filters);
        Router router = Router.router(vertx);
        router.route().handler(filters.getFilters().getFirst().getHandler());
        router.get("/oauth/jwks").handler(exchange -> exchange.end("{}"));
        router.get("/").handler(asked::add);
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() throws Exception {
        http.shutdownNow();
        vertx.close().toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void workBeginsWhenAllWhoHaveAskedAreAnswered() throws Exception {
        CompletableFuture<?> first = ask("/");
        RoutingContext one = take();
        CompletableFuture<?> second = ask("/");
        RoutingContext other = take();

        one.end();
        first.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(told.isNow()).isFalse();

        other.end();
        second.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(told.isSoon()).isTrue();
    }

    @Test
    void whoAsksForTheKeySetIsNotTheFirst() throws Exception {
        ask("/oauth/jwks").get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        CompletableFuture<?> first = ask("/");
        RoutingContext waiting = take();
        ask("/oauth/jwks").get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(told.isNow()).isFalse();

        waiting.end();
        first.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(told.isSoon()).isTrue();
    }

    private RoutingContext take() throws InterruptedException {
        RoutingContext exchange = asked.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(exchange).isNotNull();
        return exchange;
    }

    private CompletableFuture<HttpResponse<Void>> ask(String path) {
        URI address = URI.create("http://127.0.0.1:%d%s".formatted(server.actualPort(), path));
        return http.sendAsync(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding());
    }

    private record Told(CountDownLatch latch) implements Event<Settled> {

        boolean isNow() {
            return latch.getCount() == 0;
        }

        boolean isSoon() throws InterruptedException {
            return latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }

        @Override
        public void fire(Settled event) {
            latch.countDown();
        }

        @Override
        public <U extends Settled> CompletionStage<U> fireAsync(U event) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends Settled> CompletionStage<U> fireAsync(U event, NotificationOptions options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Event<Settled> select(Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends Settled> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends Settled> Event<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }
    }
}
