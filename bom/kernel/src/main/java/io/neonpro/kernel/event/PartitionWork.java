package io.neonpro.kernel.event;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * The records of one partition, one after the other, on an event loop of its own; several together where that can be. One
 * that fails is tried again in place, for as long as it takes: what nobody can have its effect now has it later, and the
 * others after it.
 */
final class PartitionWork {

    private static final Logger LOG = Logger.getLogger(PartitionWork.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final int MANY = 100;

    private final Vertx vertx;
    private final EventLoop loop;
    private final Effects effects;
    private final Runnable cameToRest;
    private final Queue<ConsumerRecord<String, String>> waiting = new ArrayDeque<>();
    private final AtomicInteger left = new AtomicInteger();
    private boolean isWorking;
    private volatile boolean isStopped;
    private volatile long nextOffset = -1;
    private volatile Optional<Stage> current = Optional.empty();
    private int apart;

    /** What records do. */
    interface Effects {

        /** When it fails nothing has happened. */
        Uni<Void> of(ConsumerRecord<String, String> record);

        /**
         * As many of the first ones as may have their effects together, and all or none of them; empty where the first one
         * has its by itself.
         */
        default Optional<Batch> together(Collection<ConsumerRecord<String, String>> waiting) {
            return Optional.empty();
        }
    }

    /**
     * Records that have their effects together.
     *
     * @param size how many of the first ones they are
     * @param effect of all of them; when it fails nothing has happened, and each has its own
     */
    record Batch(int size, Supplier<Uni<Void>> effect) {}

    /**
     * The record whose turn it is.
     *
     * @param failure why it is not over yet, if it was tried already
     */
    record Stage(ConsumerRecord<String, String> record, Optional<Throwable> failure) {

        Instant time() {
            return Instant.ofEpochMilli(record.timestamp());
        }

        Stage failed(Throwable cause) {
            return new Stage(record, Optional.of(cause));
        }
    }

    /**
     * @param cameToRest called when there is nothing to do any more, on the event loop
     */
    PartitionWork(Vertx vertx, EventLoop loop, Effects effects, Runnable cameToRest) {
        this.vertx = vertx;
        this.loop = loop;
        this.effects = effects;
        this.cameToRest = cameToRest;
    }

    /** Behind those that wait already. */
    void begin(List<ConsumerRecord<String, String>> records) {
        left.addAndGet(records.size());
        loop.run(() -> {
            waiting.addAll(records);
            if (!isWorking) {
                next();
            }
        });
    }

    /** Ends with the record whose turn it is, or before it is tried again. */
    void stop() {
        isStopped = true;
    }

    boolean isIdle() {
        return left.get() == 0;
    }

    /** Whether so many wait that no more should come for now. */
    boolean isFull() {
        return left.get() >= MANY;
    }

    /** Up to which offset everything is over; empty when nothing is yet. */
    OptionalLong nextOffset() {
        return nextOffset < 0 ? OptionalLong.empty() : OptionalLong.of(nextOffset);
    }

    Optional<Stage> current() {
        return current;
    }

    private void next() {
        if (isStopped || waiting.isEmpty()) {
            isWorking = false;
            current = Optional.empty();
            left.addAndGet(-waiting.size());
            waiting.clear();
            cameToRest.run();
        } else {
            isWorking = true;
            current = Optional.of(new Stage(waiting.peek(), Optional.empty()));
            together().ifPresentOrElse(this::attempt, () -> attempt(waiting.poll(), FIRST_WAIT));
        }
    }

    private Optional<Batch> together() {
        return apart > 0 || waiting.size() == 1 ? Optional.empty() : effects.together(waiting);
    }

    private void attempt(Batch batch) {
        loop.run(
                Uni.createFrom().deferred(() -> batch.effect().get()),
                done -> over(batch),
                failure -> oneByOne(batch, failure));
    }

    private void over(Batch batch) {
        for (int i = 1; i < batch.size(); i++) {
            waiting.poll();
            left.decrementAndGet();
        }
        over(waiting.poll());
    }

    private void oneByOne(Batch batch, Throwable failure) {
        LOG.debugf("%d records go one by one: %s", batch.size(), failure);
        apart = batch.size();
        next();
    }

    private void attempt(ConsumerRecord<String, String> record, Duration wait) {
        loop.run(
                Uni.createFrom().deferred(() -> effects.of(record)),
                done -> over(record),
                failure -> again(record, wait, failure));
    }

    private void over(ConsumerRecord<String, String> record) {
        nextOffset = record.offset() + 1;
        left.decrementAndGet();
        apart = Math.max(0, apart - 1);
        next();
    }

    private void again(ConsumerRecord<String, String> record, Duration wait, Throwable failure) {
        current = current.map(stage -> stage.failed(failure));
        LOG.warnf("%s waits at %d: %s", record.topic(), record.offset(), failure);
        if (isStopped) {
            left.decrementAndGet();
            next();
        } else {
            Duration longer = wait.multipliedBy(2);
            vertx.setTimer(
                    wait.toMillis(),
                    rung -> loop.run(
                            () -> attempt(record, longer.compareTo(LONGEST_WAIT) < 0 ? longer : LONGEST_WAIT)));
        }
    }
}
