package io.neonpro.notify.delivery;

import io.neonpro.kernel.health.Component;
import io.neonpro.kernel.health.State;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

/** The mail server; without it messages wait and reach the patients later. */
@ApplicationScoped
class SmtpComponent implements Component {

    private static final int CONNECT_TIMEOUT_MILLIS = 700;

    private final NetClient client;
    private final String host;
    private final int port;

    SmtpComponent(Vertx vertx, SmtpSettings smtp) {
        this.client = vertx.createNetClient(new NetClientOptions().setConnectTimeout(CONNECT_TIMEOUT_MILLIS));
        this.host = smtp.host();
        this.port = smtp.port();
    }

    @Override
    public String name() {
        return "smtp";
    }

    @Override
    public Uni<State> state() {
        return Uni.createFrom()
                .completionStage(() -> client.connect(port, host).toCompletionStage())
                .call(socket ->
                        Uni.createFrom().completionStage(() -> socket.close().toCompletionStage()))
                .replaceWith(State::healthy);
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
