package io.neonpro.kernel.event;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.neonpro.kernel.event.OutboxLeases.Claim;
import io.neonpro.kernel.event.OutboxRounds.Round;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/**
 * Brings the outbox to Kafka: at least once, in order per key. A lane is drained by the instance that has its lease. A
 * transaction that wrote to a lane wakes its relay in the same instance after the commit; what other instances wrote, and
 * what went wrong, is found by looking now and then. One event loop runs all of it, so its state needs no lock.
 */
@ApplicationScoped
class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    private final OutboxLeases leases;
    private final OutboxRounds rounds;
    private final OutboxSettings settings;
    private final Vertx vertx;
    private final Context context;
    private final List<Lane> lanes;
    private final Counter relayed;
    private final Counter failures;
    private final CompletableFuture<Void> left = new CompletableFuture<>();
    private final Delay quickPoll;
    private boolean isClaiming;
    private boolean isLooking;
    private boolean isStopping;

    OutboxRelay(OutboxLeases leases, OutboxRounds rounds, OutboxSettings settings, Vertx vertx, MeterRegistry metrics) {
        this.leases = leases;
        this.rounds = rounds;
        this.settings = settings;
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.lanes = IntStream.range(0, Outbox.LANES).mapToObj(Lane::new).toList();
        this.relayed = metrics.counter("neonpro.outbox.relayed");
        this.failures = metrics.counter("neonpro.outbox.failures");
        this.quickPoll = new Delay(settings.quickPollInterval(), settings.pollInterval());
    }

    void start(@Observes StartupEvent event) {
        context.runOnContext(now -> claim());
    }

    /** Lets what is under way arrive; the rest waits in the outbox, for whoever takes the lanes. */
    void stop(@Observes ShutdownEvent event) {
        context.runOnContext(now -> {
            isStopping = true;
            rest();
        });
        left.completeOnTimeout(null, settings.sendTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /** What a transaction does after its commit that has written to a lane. */
    Runnable waking(int lane) {
        return lanes.get(lane);
    }

    private void claim() {
        if (!isStopping) {
            isClaiming = true;
            here(leases.claim(), this::claimed, this::claimFailed);
        }
    }

    private void claimed(List<Claim> claims) {
        lanes.forEach(lane -> lane.grant(claims.stream()
                .filter(claim -> claim.lease().lane() == lane.number)
                .map(Claim::lease)
                .findFirst()));
        claims.stream()
                .filter(Claim::isWaiting)
                .forEach(claim -> lanes.get(claim.lease().lane()).look());
        claimAgain();
    }

    /** The leases there are go on until they end. */
    private void claimFailed(Throwable failure) {
        LOG.warnf("No leases of the outbox's lanes: %s", failure.getMessage());
        claimAgain();
    }

    private void claimAgain() {
        isClaiming = false;
        vertx.setTimer(jittered(settings.pollInterval()), tick -> claim());
        rest();
    }

    private void lookSoon() {
        if (!isLooking && !isStopping && quickPoll.isShort()) {
            isLooking = true;
            vertx.setTimer(jittered(quickPoll.next()), tick -> lookAtAll());
        }
    }

    private void lookAtAll() {
        if (isStopping) {
            return;
        }
        List<Integer> leased =
                lanes.stream().filter(Lane::isLeased).map(lane -> lane.number).toList();
        here(leases.look(leased), this::looked, failure -> looked(List.of()));
    }

    private void looked(List<Integer> waiting) {
        isLooking = false;
        waiting.forEach(lane -> lanes.get(lane).look());
        lookSoon();
    }

    private void rest() {
        if (isStopping && !isClaiming && lanes.stream().noneMatch(lane -> lane.isRunning)) {
            here(leases.leave(), left::complete, failure -> left.complete(null));
        }
    }

    private <T> void here(Uni<T> work, Consumer<T> done, Consumer<Throwable> failed) {
        work.emitOn(task -> context.runOnContext(now -> task.run())).subscribe().with(done, failed);
    }

    /** Instances that started together do not go on together. */
    private static long jittered(Duration interval) {
        long millis = interval.toMillis();
        return Math.max(1, millis - millis / 10 + ThreadLocalRandom.current().nextLong(millis / 5 + 1));
    }

    /** From short to long, doubling. */
    private static final class Delay {

        private final Duration shortest;
        private final Duration longest;
        private Duration current;

        Delay(Duration shortest, Duration longest) {
            this.shortest = shortest;
            this.longest = longest;
            this.current = longest;
        }

        void shorten() {
            current = shortest;
        }

        boolean isShort() {
            return current.compareTo(longest) < 0;
        }

        Duration next() {
            Duration next = current;
            current = current.multipliedBy(2);
            return next;
        }
    }

    /** One lane's loop: at most one round at a time, and one more after a wake-up during it. */
    private final class Lane implements Runnable {

        private final int number;
        private Optional<LaneLease> lease = Optional.empty();
        private Optional<LaneLease> leaving = Optional.empty();
        private boolean isRunning;
        private boolean isWoken;

        Lane(int number) {
            this.number = number;
        }

        /** Wakes it, from wherever the transaction was; a lane of another instance is that one's to look at. */
        @Override
        public void run() {
            context.runOnContext(now -> {
                isWoken = true;
                look();
            });
        }

        boolean isLeased() {
            return lease.isPresent();
        }

        void grant(Optional<LaneLease> granted) {
            if (granted.isPresent()
                    && lease.isPresent()
                    && lease.get().epoch() == granted.get().epoch()) {
                lease.get().prolong(granted.get());
            } else {
                leaving = lease.filter(old -> granted.isEmpty());
                lease = granted;
            }
            if (!isRunning) {
                release();
            }
            if (isWoken) {
                look();
            }
        }

        void look() {
            if (!isRunning && !isStopping && lease.isPresent()) {
                isRunning = true;
                round(lease.get());
            }
        }

        private void round(LaneLease held) {
            boolean isOwn = isWoken;
            isWoken = false;
            here(rounds.round(held), round -> ended(round, isOwn), this::failed);
        }

        private void ended(Round round, boolean isOwn) {
            relayed.increment(round.acknowledged().size());
            if (round.failure().isPresent()) {
                failed(round.failure().get());
                return;
            }
            if (round.found() > 0 && !isOwn) {
                quickPoll.shorten();
                lookSoon();
            }
            if ((round.found() == settings.batchSize() || isWoken) && !isStopping && lease.isPresent()) {
                round(lease.get());
            } else {
                pause();
            }
        }

        /** The next claim tries again; at once would only hammer a broken broker. */
        private void failed(Throwable failure) {
            failures.increment();
            LOG.warnf("Lane %d of the outbox waits: %s", number, failure.getMessage());
            pause();
        }

        private void pause() {
            isRunning = false;
            release();
            rest();
        }

        /** Others wait no longer than it takes to bring home what is under way. */
        private void release() {
            leaving.ifPresent(old -> here(leases.release(old), done -> {}, failure -> {}));
            leaving = Optional.empty();
        }
    }
}
