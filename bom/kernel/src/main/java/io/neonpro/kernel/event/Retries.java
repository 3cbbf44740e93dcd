package io.neonpro.kernel.event;

import io.neonpro.kernel.end.Ends;
import io.neonpro.kernel.end.Stage;
import io.neonpro.kernel.start.Settled;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/**
 * Tries parked events again: the first of each key when it is due, and when it succeeds all that wait behind it, one after
 * the other. Some keys go side by side, in the order in which they are due.
 */
@ApplicationScoped
class Retries implements Ends {

    private static final Logger LOG = Logger.getLogger(Retries.class);

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    private final ParkedKeys keys;
    private final Listeners listeners;
    private final Inbox inbox;
    private final RetryTimer timer;
    private final InboxSettings settings;
    private final EventLoop loop;
    private final CompletableFuture<Void> drained = new CompletableFuture<>();
    private int running;
    private boolean isClaiming;
    private boolean isRung;
    private boolean isStopping;

    Retries(ParkedKeys keys, Listeners listeners, Inbox inbox, RetryTimer timer, InboxSettings settings, Vertx vertx) {
        this.keys = keys;
        this.listeners = listeners;
        this.inbox = inbox;
        this.timer = timer;
        this.settings = settings;
        this.loop = new EventLoop(VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext()));
    }

    void start(@Observes Settled event) {
        if (!listeners.topics().isEmpty()) {
            timer.onRing(() -> loop.run(this::look));
            wake();
        }
    }

    /** Some may wait for a version of this service, and it may be this one. */
    void wake() {
        loop.run(() -> loop.run(keys.wake(), this::woken, this::claimFailed));
    }

    private void woken(int many) {
        if (many > 0) {
            timer.in(Duration.ZERO);
        } else {
            lookLater();
        }
    }

    @Override
    public Stage stage() {
        return Stage.WORK;
    }

    /** What is under way comes to its own end; the rest is due again when its lease has ended. */
    @Override
    public CompletableFuture<Void> end() {
        timer.stop();
        loop.run(() -> {
            isStopping = true;
            rest();
        });
        return drained;
    }

    private void look() {
        int free = settings.retriesAtOnce() - running;
        isRung = isClaiming || free == 0;
        if (!isRung && !isStopping) {
            isClaiming = true;
            loop.run(keys.claim(free), this::claimed, this::claimFailed);
        }
    }

    private void claimed(List<ParkedKey> claimed) {
        isClaiming = false;
        running += claimed.size();
        isRung = isRung || running == settings.retriesAtOnce();
        claimed.forEach(key -> loop.run(drain(key), done -> ended(), failure -> drainFailed(key, failure)));
        lookAgain();
        rest();
    }

    private void claimFailed(Throwable failure) {
        LOG.warnf("Parked events are not looked for: %s", failure.getMessage());
        isClaiming = false;
        timer.in(AFTER_FAILURE);
        rest();
    }

    /** All that waits, until one fails or this is to end. */
    private Uni<Void> drain(ParkedKey key) {
        return Uni.createFrom()
                .deferred(() -> inbox.retry(listeners.ofSource(key.source()), key))
                .emitOn(loop::run)
                .repeat()
                .whilst(goesOn -> goesOn && !isStopping)
                .onItem()
                .ignoreAsUni();
    }

    /** Somebody is away, and is asked again when the lease has ended. */
    private void drainFailed(ParkedKey key, Throwable failure) {
        LOG.warnf("Events of %s wait on: %s", key, failure.getMessage());
        timer.in(settings.lease());
        ended();
    }

    private void ended() {
        running--;
        lookAgain();
        rest();
    }

    private void rest() {
        if (isStopping && !isClaiming && running == 0) {
            drained.complete(null);
        }
    }

    private void lookAgain() {
        if (isRung && running < settings.retriesAtOnce()) {
            look();
        } else {
            lookLater();
        }
    }

    /** Instances that started together do not look together. */
    private void lookLater() {
        long millis = settings.pollInterval().toMillis();
        timer.in(Duration.ofMillis(
                millis - millis / 10 + ThreadLocalRandom.current().nextLong(millis / 5 + 1)));
    }
}
