package io.neonpro.identity.password;

import io.micrometer.core.instrument.MeterRegistry;
import io.neonpro.kernel.health.Gauges;
import io.neonpro.kernel.web.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Hashes and checks passwords, off the event loop. So many at once and no more: a hash takes tens
 * of milliseconds of a core and {@code neonpro.password.memory-kib} of memory.
 */
@ApplicationScoped
public class Passwords {

    private final PasswordHash.Cost cost;
    private final WorkerExecutor workers;
    private final int capacity;
    private final AtomicInteger underWay = new AtomicInteger();
    private final Gauges gauges;
    private final PasswordHash nobody;

    Passwords(PasswordSettings settings, Vertx vertx, MeterRegistry metrics) {
        cost = new PasswordHash.Cost(settings.memoryKib(), settings.iterations(), settings.lanes());
        workers = vertx.createSharedWorkerExecutor("passwords", settings.workers());
        capacity = settings.workers() + settings.waiting();
        gauges = new Gauges(metrics).with("neonpro.passwords.under.way", underWay::get);
        nobody = new PasswordHash(cost, new byte[16], new byte[32]);
    }

    @PreDestroy
    void stop() {
        gauges.remove();
        workers.close();
    }

    /** The hash to store. Fails with 503 when too many wait already. */
    public Uni<String> hash(String password) {
        return work(() -> PasswordHash.of(password, cost).toString());
    }

    /** Whether a text is what {@link #hash} answers. */
    public static boolean isHash(String text) {
        return PasswordHash.isWritten(text);
    }

    /**
     * Whether the password is the stored one. For somebody unknown the answer is no and takes as
     * long, so that it does not tell who has an account. Fails with 503 when too many wait already.
     *
     * @param stored what {@link #hash} answered, absent for somebody unknown
     */
    public Uni<Boolean> matches(String password, Optional<String> stored) {
        return work(() -> stored.map(PasswordHash::parse).orElse(nobody).matches(password));
    }

    private <T> Uni<T> work(Callable<T> task) {
        return Uni.createFrom().deferred(() -> admit(task));
    }

    private <T> Uni<T> admit(Callable<T> task) {
        if (underWay.incrementAndGet() > capacity) {
            underWay.decrementAndGet();
            return Uni.createFrom().failure(ProblemException.unavailable("Too many people sign in right now."));
        }
        // counted until it is done, even when nobody waits for it any more
        return Uni.createFrom()
                .completionStage(workers.executeBlocking(task, false)
                        .onComplete(done -> underWay.decrementAndGet())
                        .toCompletionStage());
    }
}
