package io.neonpro.kernel.event;

import io.neonpro.kernel.event.OutboxRounds.Round;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * One lane's rounds while this instance has its lease: at most one at a time, and one more after a wake-up during it. All
 * but {@link #run} is called on the relay's event loop.
 */
final class OutboxLane implements Runnable {

    private static final Logger LOG = Logger.getLogger(OutboxLane.class);

    private final int number;
    private final OutboxLeases leases;
    private final OutboxRounds rounds;
    private final SentRows sent;
    private final EventLoop loop;
    private final Runnable foundOthers;
    private final Runnable cameToRest;
    private Optional<LaneLease> lease = Optional.empty();
    private Optional<LaneLease> lost = Optional.empty();
    private boolean isRunning;
    private boolean isWoken;
    private boolean isHeldUp;
    private boolean isStopping;

    /**
     * @param foundOthers called when something was found that this instance had not said it wrote
     */
    OutboxLane(
            int number,
            OutboxLeases leases,
            OutboxRounds rounds,
            SentRows sent,
            EventLoop loop,
            Runnable foundOthers,
            Runnable cameToRest) {
        this.number = number;
        this.leases = leases;
        this.rounds = rounds;
        this.sent = sent;
        this.loop = loop;
        this.foundOthers = foundOthers;
        this.cameToRest = cameToRest;
    }

    /** Wakes it, from wherever the transaction was; another instance's lane is that one's to look at. */
    @Override
    public void run() {
        loop.run(() -> {
            isWoken = true;
            look();
        });
    }

    int number() {
        return number;
    }

    boolean isLeased() {
        return lease.isPresent();
    }

    boolean isRunning() {
        return isRunning;
    }

    /** What this instance has written it still sends. */
    void stop() {
        isStopping = true;
    }

    void grant(Optional<LaneLease> granted) {
        if (granted.isPresent()
                && lease.isPresent()
                && lease.get().epoch() == granted.get().epoch()) {
            lease.get().prolong(granted.get());
        } else {
            lost = lease.filter(old -> granted.isEmpty());
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
        if (isRunning || isHeldUp || isStopping && !isWoken) {
            return;
        }
        if (sent.isFull()) {
            isHeldUp = true;
            sent.afterwards(this::goOn);
        } else {
            lease.ifPresent(this::round);
        }
    }

    private void goOn() {
        isHeldUp = false;
        look();
    }

    private void round(LaneLease held) {
        boolean isOwn = isWoken;
        isRunning = true;
        isWoken = false;
        loop.run(rounds.round(held, sent.of(number)), round -> ended(round, isOwn), this::failed);
    }

    private void ended(Round round, boolean isOwn) {
        sent.add(number, round.acknowledged());
        if (round.failure().isPresent()) {
            failed(round.failure().get());
            return;
        }
        if (round.found() > 0 && !isOwn) {
            foundOthers.run();
        }
        isRunning = false;
        if (round.isFull() || isWoken) {
            look();
        }
        rest();
    }

    /** The next claim tries again; at once would only hammer a broken broker. */
    private void failed(Throwable failure) {
        LOG.warnf("Lane %d of the outbox waits: %s", number, failure.getMessage());
        isRunning = false;
        rest();
    }

    private void rest() {
        if (!isRunning) {
            release();
            cameToRest.run();
        }
    }

    /** Others wait no longer than it takes to bring home what is under way. */
    private void release() {
        lost.ifPresent(old -> sent.afterwards(() -> loop.run(leases.release(old), done -> {}, failure -> {})));
        lost = Optional.empty();
    }
}
