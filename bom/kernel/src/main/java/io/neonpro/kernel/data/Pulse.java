package io.neonpro.kernel.data;

import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Whether a server still answers anybody: one statement that is late is slow, a server that greets nobody is silent. */
final class Pulse {

    private final Supplier<Future<SqlConnection>> server;
    private final Duration patience;
    private final Runnable onSilence;
    private Future<Void> greeting = Future.succeededFuture();
    private volatile long heardAtNanos = System.nanoTime();

    /**
     * @param server connects to it
     * @param patience how long it may take to greet
     * @param onSilence told whenever it does not
     */
    Pulse(Supplier<Future<SqlConnection>> server, Duration patience, Runnable onSilence) {
        this.server = server;
        this.patience = patience;
        this.onSilence = onSilence;
    }

    void heard() {
        heardAtNanos = System.nanoTime();
    }

    /** Connects anew, unless that is being tried; fails when the server does not greet. */
    synchronized Future<Void> ask() {
        if (greeting.isComplete()) {
            greeting = greeting();
        }
        return greeting;
    }

    /** Connecting, begun at a time of {@link System#nanoTime}, has come to nothing. */
    void missed(long begunNanos) {
        if (heardAtNanos - begunNanos <= 0) {
            onSilence.run();
        }
    }

    private Future<Void> greeting() {
        Future<SqlConnection> connecting = server.get();
        connecting.onSuccess(SqlConnection::close);
        return connecting
                .<Void>mapEmpty()
                .recover(Pulse::refused)
                .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .onSuccess(greeted -> heard())
                .onFailure(silent -> onSilence.run());
    }

    /** A refusal is an answer. */
    private static Future<Void> refused(Throwable failure) {
        return failure instanceof PgException ? Future.succeededFuture() : Future.failedFuture(failure);
    }
}
