package io.neonpro.kernel.data;

import io.micrometer.core.instrument.MeterRegistry;
import io.neonpro.kernel.health.Gauges;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Whether the replica may answer: it is known how far it has replayed, and that this is recent
 * enough. The positions are looked up in the background, so asking costs nothing; what is known is
 * always behind the truth, so a reader is never sent to a replica that lacks its write. When nobody
 * asks for a while, they are looked up rarely.
 */
@ApplicationScoped
public class ReplicaRotation {

    private static final Logger LOG = Logger.getLogger(ReplicaRotation.class);
    private static final long IDLE_AFTER_NANOS = 1_000_000_000;
    private static final String WRITTEN = "select pg_current_wal_lsn()::text";
    private static final String REPLAYED = "select pg_last_wal_replay_lsn()::text";

    private final Pool primary;
    private final Pool replica;
    private final Vertx vertx;
    private final Context context;
    private final ReplicaSettings settings;
    private final ReplicaLag lag = new ReplicaLag();
    private final Gauges gauges;
    private volatile boolean reachable;
    private volatile long askedAtNanos = System.nanoTime();
    private boolean isProbing;
    private boolean isStopping;
    private long timer = -1;

    ReplicaRotation(
            Pool primary,
            @ReactiveDataSource("replica") Pool replica,
            Vertx vertx,
            ReplicaSettings settings,
            MeterRegistry metrics) {
        this.primary = primary;
        this.replica = replica;
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.settings = settings;
        this.gauges = new Gauges(metrics)
                .with("neonpro.replica.lag.bytes", lag::bytes)
                .with("neonpro.replica.lag.seconds", () -> lag.age().toMillis() / 1000.0)
                .with("neonpro.replica.in.rotation", () -> isInRotation() ? 1 : 0);
    }

    void start(@Observes StartupEvent event) {
        context.runOnContext(now -> probe());
    }

    void stop(@Observes ShutdownEvent event) {
        context.runOnContext(now -> {
            isStopping = true;
            vertx.cancelTimer(timer);
        });
        gauges.remove();
    }

    /** How far the replica is behind the primary, in time; an upper bound. */
    public Duration lag() {
        return lag.age();
    }

    public boolean isReachable() {
        return reachable;
    }

    public boolean isInRotation() {
        return reachable && lag.age().compareTo(settings.maxLag()) <= 0;
    }

    boolean hasReplayed(Optional<LogPosition> required) {
        boolean wasIdle = !isAskedNow();
        askedAtNanos = System.nanoTime();
        if (wasIdle) {
            context.runOnContext(now -> probe());
        }
        return isInRotation() && required.map(lag::hasReplayed).orElse(true);
    }

    /** Fails as {@link #isLost} when the replica does not answer a read in time. */
    <T> Future<T> inTime(Future<T> read) {
        return read.timeout(settings.readTimeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Takes the replica out of the rotation until a probe reaches it again. */
    void lost(Throwable cause) {
        if (reachable) {
            LOG.warnf("The replica leaves the rotation: %s", cause.getMessage());
        }
        reachable = false;
    }

    /** Whether a failed read says something about the replica rather than about the statement. */
    static boolean isLost(Throwable failure) {
        return switch (failure) {
            // class 57 is operator intervention (shutdown, cancelled by recovery), 08 a lost
            // connection, 53 too few resources, 40001 a conflict with replay
            case PgException e -> e.getSqlState() != null && e.getSqlState().matches("57.*|08.*|53.*|40001");
            case IOException e -> true;
            case TimeoutException e -> true;
            case VertxException e -> true;
            default -> false;
        };
    }

    private boolean isAskedNow() {
        return System.nanoTime() - askedAtNanos < IDLE_AFTER_NANOS;
    }

    /** On a context of its own, whoever asked. */
    private void probe() {
        if (isProbing || isStopping) {
            return;
        }
        isProbing = true;
        vertx.cancelTimer(timer);
        Future<Void> written =
                position(primary, WRITTEN).map(at -> at.map(lag::written).orElse(null));
        Future<Void> replayed =
                position(replica, REPLAYED).map(at -> at.map(lag::replayed).orElse(null));
        replayed.onSuccess(ok -> found()).onFailure(this::lost);
        Future.join(written.otherwiseEmpty(), replayed.otherwiseEmpty())
                .onComplete(done -> context.runOnContext(now -> probed()));
    }

    private void probed() {
        isProbing = false;
        if (!isStopping) {
            boolean mustKnow = isAskedNow() || !lag.age().isZero();
            Duration pause = mustKnow ? settings.probeInterval() : settings.idleProbeInterval();
            timer = vertx.setTimer(pause.toMillis(), tick -> probe());
        }
    }

    private void found() {
        if (!reachable) {
            LOG.info("The replica joins the rotation");
        }
        reachable = true;
    }

    private Future<Optional<LogPosition>> position(Pool pool, String sql) {
        // not pool.query(): its own timer fires after a refused connection too, and fills the log
        return pool.getConnection()
                .compose(connection -> connection.query(sql).execute().eventually(() -> connection.close()))
                .timeout(settings.probeTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .map(rows -> LogPosition.parse(rows.iterator().next().getString(0)));
    }
}
