package io.neonpro.kernel.data;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Work that an instance does each minute, one round after the other; what fails is done in a later round. */
public final class EveryMinute {

    private static final Logger LOG = Logger.getLogger(EveryMinute.class);
    private static final Duration INTERVAL = Duration.ofMinutes(1);
    private static final Duration AT_ONCE = Duration.ofMillis(1);

    private final Vertx vertx;
    private final String name;
    private final Supplier<Uni<Void>> round;
    private boolean isStopping;
    private long timer;

    /**
     * @param name what the log says of a round that failed
     * @param round runs on an event loop, for no tenant
     */
    public EveryMinute(Vertx vertx, String name, Supplier<Uni<Void>> round) {
        this.vertx = vertx;
        this.name = name;
        this.round = round;
    }

    /** The first round comes in a minute. */
    public void start() {
        in(INTERVAL);
    }

    /** The first round comes now. */
    public void startAtOnce() {
        in(AT_ONCE);
    }

    public synchronized void stop() {
        isStopping = true;
        vertx.cancelTimer(timer);
    }

    private synchronized void in(Duration wait) {
        if (!isStopping) {
            timer = vertx.setTimer(
                    wait.toMillis(),
                    tick -> Uni.createFrom()
                            .deferred(round::get)
                            .onTermination()
                            .invoke(this::start)
                            .subscribe()
                            .with(done -> {}, this::failed));
        }
    }

    private void failed(Throwable failure) {
        LOG.warnf("%s: %s", name, failure.getMessage());
    }
}
