package io.neonpro.kernel.event;

import io.neonpro.kernel.end.Ends;
import io.neonpro.kernel.end.Stage;
import io.neonpro.kernel.event.OutboxLeases.Claim;
import io.neonpro.kernel.start.Settled;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/**
 * Brings the outbox to Kafka: at least once, in order per key. A lane is drained by the instance that has its lease. A
 * transaction that wrote to a lane wakes its relay in the same instance after the commit; what other instances wrote, and
 * what went wrong, is found by looking now and then. One event loop runs all of it.
 */
@ApplicationScoped
class OutboxRelay implements Ends {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    private final OutboxLeases leases;
    private final OutboxSettings settings;
    private final Vertx vertx;
    private final EventLoop loop;
    private final SentRows sent;
    private final List<OutboxLane> lanes;
    private final CompletableFuture<Void> left = new CompletableFuture<>();
    private Duration nextLook;
    private boolean isClaiming;
    private boolean isLooking;
    private boolean isStopping;

    OutboxRelay(OutboxLeases leases, OutboxRounds rounds, OutboxSettings settings, Vertx vertx) {
        this.leases = leases;
        this.settings = settings;
        this.vertx = vertx;
        // made by the first request that writes, whose context knows whose it is
        this.loop = new EventLoop(VertxContext.getRootContext(vertx.getOrCreateContext()));
        this.sent = new SentRows(rounds, loop, vertx);
        this.nextLook = settings.pollInterval();
        this.lanes = IntStream.range(0, Outbox.LANES)
                .mapToObj(number -> new OutboxLane(number, leases, rounds, sent, loop, this::lookQuickly, this::rest))
                .toList();
    }

    void start(@Observes Settled event) {
        loop.run(this::claim);
    }

    @Override
    public Stage stage() {
        return Stage.TELLING;
    }

    /** Lets arrive what is under way and what this instance has just written; the rest waits for whoever takes the lanes. */
    @Override
    public CompletableFuture<Void> end() {
        loop.run(() -> {
            isStopping = true;
            lanes.forEach(OutboxLane::stop);
            rest();
        });
        return left.completeOnTimeout(null, settings.sendTimeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What a transaction does after its commit that has written to a lane. */
    Runnable waking(int lane) {
        return lanes.get(lane);
    }

    private void claim() {
        if (!isStopping) {
            isClaiming = true;
            loop.run(leases.claim(), this::claimed, this::claimFailed);
        }
    }

    private void claimed(List<Claim> claims) {
        lanes.forEach(lane -> lane.grant(claims.stream()
                .map(Claim::lease)
                .filter(lease -> lease.lane() == lane.number())
                .findFirst()));
        claims.stream()
                .filter(Claim::isWaiting)
                .map(Claim::lease)
                .forEach(lease -> lanes.get(lease.lane()).look());
        claimAgain();
    }

    /** The leases that there are go on until they end. */
    private void claimFailed(Throwable failure) {
        LOG.warnf("The leases of the outbox's lanes are not renewed: %s", failure.getMessage());
        claimAgain();
    }

    private void claimAgain() {
        isClaiming = false;
        vertx.setTimer(jittered(settings.pollInterval()), tick -> claim());
        rest();
    }

    /** Another instance wrote here: it is likely to go on. */
    private void lookQuickly() {
        nextLook = settings.quickPollInterval();
        lookSoon();
    }

    /** Later each time, until claims come as often. */
    private void lookSoon() {
        if (!isLooking && !isStopping && nextLook.compareTo(settings.pollInterval()) < 0) {
            isLooking = true;
            vertx.setTimer(jittered(nextLook), tick -> lookAtAll());
            nextLook = nextLook.multipliedBy(2);
        }
    }

    private void lookAtAll() {
        if (!isStopping) {
            List<Integer> leased = lanes.stream()
                    .filter(OutboxLane::isLeased)
                    .map(OutboxLane::number)
                    .toList();
            loop.run(leases.look(leased), this::looked, failure -> looked(List.of()));
        }
    }

    private void looked(List<Integer> waiting) {
        isLooking = false;
        waiting.forEach(lane -> lanes.get(lane).look());
        lookSoon();
    }

    private void rest() {
        if (isStopping && !isClaiming && lanes.stream().noneMatch(OutboxLane::isRunning)) {
            sent.afterwards(() -> loop.run(leases.leave(), left::complete, failure -> left.complete(null)));
        }
    }

    /** Instances that started together do not go on together. */
    private static long jittered(Duration interval) {
        long millis = interval.toMillis();
        return Math.max(1, millis - millis / 10 + ThreadLocalRandom.current().nextLong(millis / 5 + 1));
    }
}
