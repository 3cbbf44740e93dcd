package io.neonpro.kernel.job;

import io.neonpro.kernel.end.Ends;
import io.neonpro.kernel.end.Stage;
import io.neonpro.kernel.job.JobQueue.Found;
import io.neonpro.kernel.start.Settled;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Has jobs done when they are due, in any number of instances: woken by a transaction that added one, by the time of the
 * next or of one that comes again, and now and then for what other instances added or left. It sleeps otherwise, and does
 * nothing at all in a service without jobs. One event loop runs all of it, so its state needs no lock.
 */
@ApplicationScoped
class JobEngine implements Ends {

    private static final Logger LOG = Logger.getLogger(JobEngine.class);

    private final Map<String, JobLane> lanes;
    private final Map<String, Runnable> offerings;
    private final JobQueue queue;
    private final JobSettings settings;
    private final JobComponent figures;
    private final Vertx vertx;
    private final Context loop;
    private final CompletableFuture<Void> drained = new CompletableFuture<>();
    private final Runnable waking = this::wake;
    private long timer = -1;
    private Instant wakesAt = Instant.MAX;
    private Instant comesAgainAt = Instant.MAX;
    private volatile boolean isStarted;
    private boolean isLooking;
    private boolean isWoken;
    private boolean isStopping;

    JobEngine(
            JobKinds kinds, JobQueue queue, JobWorker worker, JobSettings settings, JobComponent figures, Vertx vertx) {
        this.queue = queue;
        this.settings = settings;
        this.figures = figures;
        this.vertx = vertx;
        // made by the first request that adds a job, whose context knows whose it is
        this.loop = VertxContext.getRootContext(vertx.getOrCreateContext());
        this.lanes = kinds.all().stream()
                .map(kind -> new JobLane(kind, queue, worker, settings, loop, this::comesAgain, this::rest))
                .collect(Collectors.toUnmodifiableMap(lane -> lane.kind().name(), lane -> lane));
        this.offerings = lanes.values().stream()
                .collect(Collectors.toUnmodifiableMap(
                        lane -> lane.kind().name(), lane -> () -> loop.runOnContext(now -> offer(lane))));
    }

    void start(@Observes Settled event) {
        lanes.values().forEach(lane -> figures.watch(lane.kind(), lane::running));
        loop.runOnContext(now -> {
            isStarted = true;
            look();
        });
    }

    @Override
    public Stage stage() {
        return Stage.WORK;
    }

    /** Lets what runs come to its end; everything else waits for another instance, or for this one to be back. */
    @Override
    public CompletableFuture<Void> end() {
        loop.runOnContext(now -> {
            isStopping = true;
            vertx.cancelTimer(timer);
            lanes.values().forEach(JobLane::stop);
            rest();
        });
        return drained;
    }

    /** What a transaction does after its commit that has added a job for later; nothing when that is found in time. */
    Optional<Runnable> waking(Instant due) {
        return due.isBefore(Instant.now().plus(settings.pollInterval())) ? Optional.of(waking) : Optional.empty();
    }

    /** The same where it has added one of a kind that is ready. */
    Runnable offering(String kind) {
        return offerings.get(kind);
    }

    /**
     * For how long a transaction may take a job of a kind that it adds; empty when it is better left to its turn.
     *
     * @param others how many of the kind it adds besides
     */
    Optional<Duration> lease(String kind, long others) {
        return isStarted ? lanes.get(kind).lease(others) : Optional.empty();
    }

    /** What a transaction does after its commit that has added a job and taken it. */
    Runnable running(String kind, Claim claim) {
        return () -> loop.runOnContext(now -> lanes.get(kind).take(claim));
    }

    /** An engine that has not started finds it then. */
    private void offer(JobLane lane) {
        if (isStarted) {
            lane.wake();
        }
    }

    private void wake() {
        loop.runOnContext(now -> look());
    }

    private void look() {
        if (isLooking || isStopping || !isStarted || lanes.isEmpty()) {
            isWoken = true;
            return;
        }
        isLooking = true;
        isWoken = false;
        comesAgainAt = Instant.MAX;
        vertx.cancelTimer(timer);
        run(queue.look(lanes.keySet()).call(figures::refresh), this::looked, this::failed);
    }

    private void looked(Found found) {
        isLooking = false;
        found.ready().forEach(kind -> lanes.get(kind).wake());
        if (found.isFull() || isWoken) {
            look();
        } else {
            sleep(found.next().orElse(settings.pollInterval()));
        }
        rest();
    }

    private void failed(Throwable failure) {
        LOG.warnf("Jobs wait: %s", failure.getMessage());
        isLooking = false;
        sleep(settings.awayRetryAfter());
        rest();
    }

    /** What has just been run is due again, perhaps sooner than what was found while it ran. */
    private void comesAgain(Duration after) {
        comesAgainAt = earlier(comesAgainAt, Instant.now().plus(after));
        if (!isLooking && comesAgainAt.isBefore(wakesAt)) {
            vertx.cancelTimer(timer);
            sleep(after);
        }
    }

    private void sleep(Duration until) {
        if (!isStopping) {
            Instant now = Instant.now();
            Duration sooner = Duration.between(now, earlier(now.plus(until), comesAgainAt));
            long millis = Math.clamp(sooner.toMillis(), 1, jittered(settings.pollInterval()));
            wakesAt = now.plusMillis(millis);
            timer = vertx.setTimer(millis, tick -> wake());
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private void rest() {
        if (isStopping && !isLooking && lanes.values().stream().allMatch(JobLane::isAtRest)) {
            drained.complete(null);
        }
    }

    private <T> void run(Uni<T> work, Consumer<T> done, Consumer<Throwable> failed) {
        work.emitOn(task -> loop.runOnContext(now -> task.run())).subscribe().with(done, failed);
    }

    /** Instances that started together do not go on together. */
    private static long jittered(Duration interval) {
        long millis = interval.toMillis();
        return millis + ThreadLocalRandom.current().nextLong(millis / 10 + 1);
    }
}
