package io.neonpro.kernel.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.SqlConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PulseTest {

    private final AtomicInteger silences = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private final Promise<SqlConnection> greeting = Promise.promise();
    private final Pulse pulse = new Pulse(this::connect, Duration.ofHours(1), silences::incrementAndGet);

    @Test
    void aServerThatGreetsNobodyIsSilent() {
        Future<Void> asked = pulse.ask();

        greeting.fail(new IOException("reset"));

        assertThat(asked.failed()).isTrue();
        assertThat(silences).hasValue(1);
    }

    @Test
    void aRefusalIsAnAnswer() {
        Future<Void> asked = pulse.ask();

        greeting.fail(new PgException("too many clients", "FATAL", "53300", ""));

        assertThat(asked.succeeded()).isTrue();
        assertThat(silences).hasValue(0);
    }

    @Test
    void thoseWhoAskAtOnceShareAConnection() {
        Future<Void> first = pulse.ask();
        Future<Void> second = pulse.ask();

        assertThat(second).isSameAs(first);
        assertThat(connections).hasValue(1);
    }

    @Test
    void whoCouldNotConnectWhileOthersWereAnsweredWasUnlucky() {
        long begun = System.nanoTime();
        pulse.heard();

        pulse.missed(begun);

        assertThat(silences).hasValue(0);
    }

    @Test
    void whoCouldNotConnectWhileNobodyWasAnsweredFoundSilence() {
        pulse.heard();

        pulse.missed(System.nanoTime());

        assertThat(silences).hasValue(1);
    }

    private Future<SqlConnection> connect() {
        connections.incrementAndGet();
        return greeting.future();
    }
}
