package io.neonpro.kernel.cache;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.RedisConnection;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * One subscription to the invalidations. It also listens to a channel of its own, so that a
 * connection that died in silence is told from one on which nothing happens.
 */
final class Listener {

    private final String channel;
    private final String heartbeatChannel;
    private final Consumer<String> onInvalidation;
    private final CompletableFuture<RedisConnection> subscription;
    private volatile long heardAtNanos = System.nanoTime();
    private volatile boolean ended;

    Listener(Redis redis, String channel, String heartbeatChannel, Runnable onReady, Consumer<String> onInvalidation) {
        this.channel = channel;
        this.heartbeatChannel = heartbeatChannel;
        this.onInvalidation = onInvalidation;
        subscription = redis.connect().flatMap(this::subscribe).invoke(onReady).subscribeAsCompletionStage();
    }

    /** Whether it hears something, or may soon. */
    boolean isAlive(Duration longestSilence) {
        return !ended
                && !subscription.isCompletedExceptionally()
                && System.nanoTime() - heardAtNanos < longestSilence.toNanos();
    }

    /** Whether it has heard something lately. */
    boolean isHearing(Duration longestSilence) {
        return subscription.isDone() && isAlive(longestSilence);
    }

    void close() {
        if (!ended) {
            subscription.thenAccept(RedisConnection::closeAndForget);
        }
    }

    private Uni<RedisConnection> subscribe(RedisConnection connection) {
        // before the subscription: the client may push a message together with the answer
        connection.handler(this::heard);
        connection.endHandler(() -> ended = true);
        connection.exceptionHandler(failure -> ended = true);
        return connection
                .send(Request.cmd(Command.SUBSCRIBE).arg(channel).arg(heartbeatChannel))
                .replaceWith(connection);
    }

    private void heard(Response push) {
        heardAtNanos = System.nanoTime();
        if (push.get(0).toString().equals("message") && push.get(1).toString().equals(channel)) {
            onInvalidation.accept(push.get(2).toString());
        }
    }
}
