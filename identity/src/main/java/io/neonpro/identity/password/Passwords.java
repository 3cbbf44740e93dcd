package io.neonpro.identity.password;

import io.micrometer.core.instrument.MeterRegistry;
import io.neonpro.identity.attempt.Source;
import io.neonpro.kernel.context.CallerContext;
import io.neonpro.kernel.health.Gauges;
import io.neonpro.kernel.value.Password;
import io.neonpro.kernel.web.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/**
 * Hashes and checks passwords, off the event loop. So many at once and no more: a hash takes tens of milliseconds of a core and
 * {@code neonpro.password.memory-kib} of memory. Who waits takes turns with other sources, so no one of them keeps the others out.
 */
@ApplicationScoped
public class Passwords {

    private final PasswordHash.Cost cost;
    private final PasswordStrength strength = new PasswordStrength();
    private final Turns<Turn<?>> turns;
    private final Gauges gauges;
    private final PasswordHash nobody;

    Passwords(PasswordSettings settings, MeterRegistry metrics) {
        cost = new PasswordHash.Cost(settings.memoryKib(), settings.iterations(), settings.lanes());
        turns = new Turns<>(settings.waiting(), settings.waitingOfSource());
        gauges = new Gauges(metrics).with("neonpro.passwords.waiting", turns::size);
        nobody = new PasswordHash(cost, new byte[16], new byte[32]);
        IntStream.range(0, settings.workers())
                .forEach(
                        i -> Thread.ofPlatform().name("passwords-" + i).daemon().start(this::serve));
    }

    @PreDestroy
    void stop() {
        gauges.remove();
        turns.close();
    }

    /**
     * The hash to store of a password that somebody chooses.
     *
     * @param context names and addresses of theirs
     * @return fails with 400 when it is too easily guessed, with 429 when too many wait already
     */
    public Uni<String> hash(Source source, Password password, List<String> context) {
        return work(source, () -> {
            if (strength.isWeak(password, context)) {
                throw ProblemException.invalidInput(
                        "password", "too-common", "is among those that are guessed first: choose another one");
            }
            return PasswordHash.of(password.text(), cost).toString();
        });
    }

    /** Whether a text is what {@link #hash} answers. */
    public static boolean isHash(String text) {
        return PasswordHash.isWritten(text);
    }

    /**
     * Whether the password is the stored one. For somebody unknown the answer is no and takes as
     * long, so that it does not tell who has an account. Fails with 429 when too many wait already.
     *
     * @param stored what {@link #hash} answered, absent for somebody unknown
     */
    public Uni<Boolean> matches(Source source, String password, Optional<String> stored) {
        return work(source, () -> stored.map(PasswordHash::parse).orElse(nobody).matches(password));
    }

    private <T> Uni<T> work(Source source, Callable<T> task) {
        return Uni.createFrom()
                .deferred(() -> CallerContext.keep(Uni.createFrom()
                        .emitter(emitter ->
                                turns.add(source, new Turn<>(task, emitter)).ifPresent(Turn::refuse))));
    }

    private void serve() {
        try {
            for (Optional<Turn<?>> next = turns.take(); next.isPresent(); next = turns.take()) {
                next.get().run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
