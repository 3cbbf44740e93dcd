package io.neonpro.kernel.data;

import io.micrometer.core.instrument.MeterRegistry;
import io.neonpro.kernel.health.Gauges;
import io.neonpro.kernel.start.Settled;
import io.quarkus.arc.ClientProxy;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.sqlclient.Pool;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Which replica answers the next read. How far the primary and each replica are is looked up in the background, so asking
 * costs nothing; when nobody asks for a while, it is looked up rarely.
 */
@ApplicationScoped
public class ReplicaRotation {

    private static final long IDLE_AFTER_NANOS = 1_000_000_000;

    private final List<Replica> replicas;
    private final Turns<Replica> turns;
    private final Probe primary;
    private final Vertx vertx;
    private final Context context;
    private final ReplicaSettings settings;
    private final Gauges gauges;
    private volatile long askedAtNanos = System.nanoTime();
    private volatile boolean primaryAnswers = true;
    private boolean isStopping;
    private long timer = -1;

    ReplicaRotation(Pool primary, Vertx vertx, ReplicaSettings settings, PoolSettings pools, MeterRegistry metrics) {
        PostgresServer cluster = ((TenantPool) ClientProxy.unwrap(primary)).server();
        this.replicas = settings.servers().stream()
                .map(address -> new Replica(cluster, address, settings, pools))
                .toList();
        this.turns = new Turns<>(replicas);
        this.primary = new Probe(cluster, LogPosition.WRITTEN, settings.probeTimeout());
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.settings = settings;
        this.gauges = new Gauges(metrics);
        replicas.forEach(this::measure);
    }

    private void measure(Replica replica) {
        String[] tags = {"replica", replica.address().toString()};
        gauges.with("neonpro.replica.lag.bytes", replica.lag()::bytes, tags)
                .with("neonpro.replica.lag.seconds", () -> replica.lag().age().toMillis() / 1000.0, tags)
                .with("neonpro.replica.in.rotation", () -> replica.isInRotation() ? 1 : 0, tags);
    }

    /** The first answer is the primary's: whoever is woken by a request connects to nobody else for it. */
    void start(@Observes Settled event) {
        context.runOnContext(now -> probe());
    }

    void stop(@Observes ShutdownEvent event) {
        context.runOnContext(now -> {
            isStopping = true;
            vertx.cancelTimer(timer);
        });
        gauges.remove();
    }

    @PreDestroy
    void close() {
        primary.close();
        replicas.forEach(Replica::close);
    }

    /** Whether any replica answers, however late. */
    boolean isReachable() {
        return replicas.stream().anyMatch(Replica::isReachable);
    }

    /** Whether the primary answers, and as one, on a connection that nobody else waits for. */
    Uni<Boolean> askPrimary() {
        return Rows.uni(() -> {
            Promise<Boolean> answers = ((ContextInternal) vertx.getOrCreateContext()).promise();
            context.runOnContext(now ->
                    primary.position().map(Optional::isPresent).otherwise(false).onComplete(answers));
            return answers.future();
        });
    }

    /** What is wrong with those that are not in the rotation. */
    List<String> troubles() {
        return replicas.stream().map(Replica::trouble).flatMap(Optional::stream).toList();
    }

    /**
     * Whose turn it is. One that has become the primary has enough to do, and answers when no other one can. While the primary is
     * away, a replica that is too late for others answers too: it has all there is.
     *
     * @param required what the reader must see
     * @return empty when only the primary can answer
     */
    Optional<Replica> next(Optional<LogPosition> required) {
        boolean wasIdle = !isAskedNow();
        askedAtNanos = System.nanoTime();
        if (wasIdle) {
            context.runOnContext(now -> probe());
        }
        return turns.next(replica -> replica.isFollowing() && replica.isInRotation() && replica.hasReplayed(required))
                .or(() -> turns.next(replica -> replica.isInRotation() && replica.hasReplayed(required)))
                .or(() -> turns.next(replica -> isAlone(replica) && replica.hasReplayed(required)));
    }

    private boolean isAlone(Replica replica) {
        return !primaryAnswers && replica.isReachable();
    }

    private boolean isAskedNow() {
        return System.nanoTime() - askedAtNanos < IDLE_AFTER_NANOS;
    }

    /** On a context of its own, whoever asked. One that hangs keeps nobody from knowing how far the others are. */
    private void probe() {
        if (!isStopping) {
            primary.position()
                    .onComplete(answer -> primaryAnswers = answer.succeeded())
                    .onSuccess(this::written)
                    .onComplete(answer -> planAnew());
            replicas.forEach(replica -> replica.look().onComplete(answer -> planAnew()));
            plan();
        }
    }

    private void written(Optional<LogPosition> position) {
        position.ifPresent(at -> replicas.forEach(replica -> replica.lag().written(at)));
    }

    /** After each answer, as it may tell that somebody is behind. */
    private void planAnew() {
        context.runOnContext(now -> plan());
    }

    private void plan() {
        vertx.cancelTimer(timer);
        if (!isStopping) {
            boolean mustKnow = isAskedNow() || replicas.stream().anyMatch(ReplicaRotation::isBehind);
            Duration pause = mustKnow ? settings.probeInterval() : settings.idleProbeInterval();
            timer = vertx.setTimer(pause.toMillis(), tick -> probe());
        }
    }

    private static boolean isBehind(Replica replica) {
        return !replica.lag().age().isZero();
    }
}
