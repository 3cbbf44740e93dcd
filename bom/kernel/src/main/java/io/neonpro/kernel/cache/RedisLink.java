package io.neonpro.kernel.cache;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Keeps an instance in touch with Redis: a steady heartbeat finds out that it is gone or back, and
 * renews the subscription to invalidations when it was lost.
 *
 * <p>Whenever invalidations may have been missed, everything held locally is forgotten.
 */
final class RedisLink {

    private static final int SILENT_BEATS = 5;

    private final Redis redis;
    private final String channel;
    private final String heartbeatChannel;
    private final RedisGate gate;
    private final Invalidations invalidations;
    private final Runnable forgetAll;
    private final Consumer<String> forget;
    private final Duration every;
    private volatile Listener listener;
    private volatile Cancellable beats = () -> {};

    RedisLink(
            Redis redis,
            String channel,
            RedisGate gate,
            Invalidations invalidations,
            Duration every,
            Runnable forgetAll,
            Consumer<String> forget) {
        this.redis = redis;
        this.channel = channel;
        this.heartbeatChannel = channel + ":" + UUID.randomUUID();
        this.gate = gate;
        this.invalidations = invalidations;
        this.every = every;
        this.forgetAll = forgetAll;
        this.forget = forget;
    }

    void start() {
        beats = Multi.createFrom()
                .ticks()
                .every(every)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick ->
                        Uni.createFrom().deferred(this::beat).onFailure().recoverWithNull())
                .subscribe()
                .with(ignored -> {});
    }

    /** Whether invalidations by other instances reach this one. */
    boolean isListening() {
        return listener != null && listener.isHearing(longestSilence());
    }

    void stop() {
        beats.cancel();
        if (listener != null) {
            listener.close();
        }
    }

    private Uni<Void> beat() {
        keepListening();
        return gate.probe(this::heartbeat)
                .chain(() -> gate.isShut() ? recover() : Uni.createFrom().voidItem());
    }

    private Uni<Response> heartbeat() {
        return redis.send(Request.cmd(Command.PUBLISH).arg(heartbeatChannel).arg(""));
    }

    private Uni<Void> recover() {
        return invalidations.tellPending().invoke(forgetAll).invoke(invalidations::openIfSettled);
    }

    private Duration longestSilence() {
        return every.multipliedBy(SILENT_BEATS);
    }

    private void keepListening() {
        if (listener != null && listener.isAlive(longestSilence())) {
            return;
        }
        if (listener != null) {
            listener.close();
        }
        listener = new Listener(redis, channel, heartbeatChannel, forgetAll, forget);
    }
}
