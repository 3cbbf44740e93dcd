package io.neonpro.kernel.job;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * The jobs of one kind that an instance runs: as many at once as the kind allows, and as long as there are any, one tenant
 * after the other. When one did not find what it needs, the others wait for a while. All but {@link #lease(long)} is called on the
 * engine's event loop.
 */
final class JobLane {

    private static final Logger LOG = Logger.getLogger(JobLane.class);
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /** As Postgres orders them. */
    private static final Comparator<UUID> BY_BYTES = Comparator.comparing(UUID::toString);

    private final JobKind<?> kind;
    private final JobQueue queue;
    private final JobWorker worker;
    private final Duration lease;
    private final Duration pause;
    private final Context loop;
    private final Consumer<Duration> comesAgain;
    private final Runnable cameToRest;
    private UUID last = BEFORE_ALL;
    private volatile int running;
    private volatile int asked;
    private int leaving;
    private boolean isClaiming;
    private volatile boolean hasMore;
    private volatile boolean isPausing;
    private volatile boolean isStopping;

    JobLane(
            JobKind<?> kind,
            JobQueue queue,
            JobWorker worker,
            JobSettings settings,
            Context loop,
            Consumer<Duration> comesAgain,
            Runnable cameToRest) {
        this.kind = kind;
        this.queue = queue;
        this.worker = worker;
        this.lease = kind.limits().timeout().plus(settings.leaseMargin());
        this.pause = settings.awayRetryAfter();
        this.loop = loop;
        this.comesAgain = comesAgain;
        this.cameToRest = cameToRest;
    }

    JobKind<?> kind() {
        return kind;
    }

    int running() {
        return running;
    }

    boolean isAtRest() {
        return running == 0 && leaving == 0 && !isClaiming;
    }

    void stop() {
        isStopping = true;
    }

    /** Something is ready. */
    void wake() {
        hasMore = true;
        claim();
    }

    /**
     * For how long a transaction may take a job that it adds, from wherever it is; empty when others are before it, or
     * nobody runs any. Several may be told so at once: there is a place for it or not when it is committed.
     *
     * @param others how many the transaction adds besides
     */
    Optional<Duration> lease(long others) {
        boolean isFree = running + asked + others < kind.limits().concurrency() && !hasMore;
        return isFree && !isPausing && !isStopping ? Optional.of(lease) : Optional.empty();
    }

    /** What a transaction took is run at once; where there is no place for it any more, it is ready like any other. */
    void take(Claim claim) {
        if (running + asked < kind.limits().concurrency() && !isPausing && !isStopping) {
            start(claim);
        } else {
            leaving++;
            run(queue.giveBack(claim), done -> gaveBack(), this::notGivenBack);
        }
    }

    /** Its lease will end. */
    private void notGivenBack(Throwable failure) {
        LOG.warnf("A job of kind %s waits for its lease to end: %s", kind.name(), failure.getMessage());
        gaveBack();
    }

    private void gaveBack() {
        leaving--;
        wake();
        rest();
    }

    private void claim() {
        int room = kind.limits().concurrency() - running;
        if (hasMore && room > 0 && !isClaiming && !isPausing && !isStopping) {
            isClaiming = true;
            asked = room;
            hasMore = false;
            run(queue.claim(kind, last, room, lease), claims -> claimed(claims, room), this::notClaimed);
        }
    }

    /**
     * When all tenants behind the last one had their turn, it is the first one's. Each has had a share only, so there is no more
     * when nothing is found from the first one on.
     */
    private void claimed(List<Claim> claims, int room) {
        isClaiming = false;
        asked = 0;
        boolean isRoundOver = claims.size() < room;
        hasMore = hasMore || !claims.isEmpty() || !last.equals(BEFORE_ALL);
        last = isRoundOver
                ? BEFORE_ALL
                : claims.stream().map(Claim::tenant).max(BY_BYTES).orElse(BEFORE_ALL);
        claims.forEach(this::start);
        claim();
        rest();
    }

    /** The engine looks again. */
    private void notClaimed(Throwable failure) {
        LOG.warnf("Jobs of kind %s wait: %s", kind.name(), failure.getMessage());
        isClaiming = false;
        asked = 0;
        rest();
    }

    private void start(Claim claim) {
        running = running + 1;
        run(worker.work(kind, claim), this::ended, failure -> ended(Attempt.inVain(lease)));
    }

    private void ended(Attempt attempt) {
        running = running - 1;
        attempt.comesAgainAfter().ifPresent(comesAgain);
        if (!attempt.hasFoundAll() && !isPausing) {
            isPausing = true;
            loop.owner().setTimer(pause.toMillis(), over -> loop.runOnContext(now -> goOn()));
        }
        claim();
        rest();
    }

    private void goOn() {
        isPausing = false;
        hasMore = true;
        claim();
    }

    private void rest() {
        if (isAtRest()) {
            cameToRest.run();
        }
    }

    private <T> void run(Uni<T> work, Consumer<T> done, Consumer<Throwable> failed) {
        work.emitOn(task -> loop.runOnContext(now -> task.run())).subscribe().with(done, failed);
    }
}
