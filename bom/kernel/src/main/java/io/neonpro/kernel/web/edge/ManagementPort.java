package io.neonpro.kernel.web.edge;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * The port of those who run the service, if it has one: health, metrics, operations and what describes the interface are
 * answered there and nowhere else, and nothing else is answered there. Without one, as on a laptop, all of it is at the
 * interface's port.
 */
@ApplicationScoped
public class ManagementPort {

    private static final String ROOT = "/q";

    /** Routes take a path with a slash at its end for the one without. */
    private static final Set<String> MANAGEMENT = Set.of(ROOT + "/", "/graphql/schema.graphql");

    private static final int OPENS_WITHIN_SECONDS = 10;

    private final Vertx vertx;
    private final ManagementSettings settings;
    private volatile HttpServer server;

    ManagementPort(Vertx vertx, ManagementSettings settings) {
        this.vertx = vertx;
        this.settings = settings;
    }

    void open(@Observes StartupEvent started) {
        if (isApart()) {
            try {
                server = listen(settings.port().orElseThrow()).join();
            } catch (CompletionException e) {
                throw new IllegalStateException("The management port cannot be had", e.getCause());
            }
        }
    }

    /** Metrics know a server by the port of its options. */
    private CompletableFuture<HttpServer> listen(int port) {
        return vertx.createHttpServer(new HttpServerOptions().setPort(port).setHost(settings.host()))
                .requestHandler(VertxHttpRecorder.getRootHandler())
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(OPENS_WITHIN_SECONDS, TimeUnit.SECONDS);
    }

    void close(@Observes ShutdownEvent ended) {
        if (server != null) {
            server.close();
        }
    }

    /** Whether there is one. */
    public boolean isApart() {
        return settings.port().isPresent();
    }

    /** Whether what is asked for is at the other port. */
    boolean hides(HttpServerRequest request) {
        return isApart() && isManagement(request.path()) != isHere(request);
    }

    private boolean isHere(HttpServerRequest request) {
        return server != null && request.localAddress().port() == server.actualPort();
    }

    private static boolean isManagement(String path) {
        return path.equals(ROOT) || MANAGEMENT.stream().anyMatch(path::startsWith);
    }
}
