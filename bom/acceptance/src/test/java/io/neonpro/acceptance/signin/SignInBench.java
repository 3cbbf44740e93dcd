package io.neonpro.acceptance.signin;

import static java.util.concurrent.CompletableFuture.runAsync;
import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.acceptance.bench.EventLoop;
import io.neonpro.acceptance.bench.OpenLoad;
import io.neonpro.acceptance.bench.Rehearsal;
import io.neonpro.acceptance.client.Addresses;
import io.neonpro.acceptance.client.ClinicGroup;
import io.neonpro.devstack.Progress;
import io.neonpro.devstack.platform.Platform;
import io.neonpro.devstack.platform.PlatformSetup;
import io.neonpro.devstack.platform.Service;
import io.neonpro.migrate.Sources;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What signing in does to others (issue 8): 500 tokens a second that another service has not seen yet, alone and beside 200 sign-ins
 * a minute for each core, in turns; and one honest person while ten thousand strangers a minute try. {@code make bench-sign-in}.
 */
class SignInBench {

    private static final int VERIFICATIONS_PER_SECOND = 500;
    private static final int SIGN_INS_PER_MINUTE = 200 * Runtime.getRuntime().availableProcessors();
    private static final int STRANGERS_PER_MINUTE = 10_000;
    private static final Duration MEASURE = Duration.ofSeconds(Integer.getInteger("neonpro.bench.seconds", 10));
    private static final Duration SIEGE = Duration.ofMinutes(1);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);
    private static final int ROUNDS = 3;
    private static final int PEOPLE = 8;
    private static final int REHEARSED = 6_000;
    private static final Duration REHEARSAL = Duration.ofSeconds(30);
    private static final String HOME = "198.51.100.7";

    @TempDir
    Path folder;

    private final Histogram alone = new Histogram(3);
    private final Histogram beside = new Histogram(3);
    private final Histogram besieged = new Histogram(3);
    private final Histogram signIns = new Histogram(3);
    private final AtomicInteger signedIn = new AtomicInteger();

    private SignInCalls calls;
    private List<ClinicGroup> people;

    @Test
    void othersGoOnAndOneHonestPersonGetsIn() {
        PlatformSetup setup = PlatformSetup.forTests(Sources.checkoutRoot(Path.of("")), folder)
                .inEarnest()
                .only(services())
                .telling("neonpro.proxies.trusted", "127.0.0.1");
        try (var platform = Platform.start(setup, Progress.SILENT);
                var loop = new EventLoop()) {
            Addresses addresses = new Addresses(program -> platform.url(program).toString());
            calls = new SignInCalls(loop.vertx(), addresses);
            people = IntStream.range(0, PEOPLE)
                    .mapToObj(i -> ClinicGroup.signUp(addresses, "Entrada"))
                    .toList();
            rehearse();
            for (int round = 0; round < ROUNDS; round++) {
                alone.add(verify());
                CompletableFuture<Void> others = runAsync(() -> signIns.add(signIns()));
                beside.add(verify());
                others.join();
            }
            besiege();
        }
    }

    private static Service[] services() {
        return Service.ALL.stream()
                .filter(service -> List.of("identity", "clinic", "patient").contains(service.name()))
                .toArray(Service[]::new);
    }

    private void rehearse() {
        Queue<String> tokens = tokens(REHEARSED);
        new Rehearsal(REHEARSED, REHEARSAL).run(() -> show(tokens));
        new Rehearsal(PEOPLE * 10, REHEARSAL).run(this::signIn);
    }

    private ConcurrentHistogram verify() {
        Queue<String> tokens = tokens((int) (VERIFICATIONS_PER_SECOND * MEASURE.toSeconds()));
        return new OpenLoad(VERIFICATIONS_PER_SECOND, MEASURE).run(() -> show(tokens));
    }

    private Queue<String> tokens(int count) {
        ClinicGroup person = people.getFirst();
        // what is made of a token ends with it, so of one that has just begun
        String own = join(calls.signIn(HOME, person.email(), person.password()))
                .toJsonObject()
                .getString("access_token");
        Queue<String> tokens = new ConcurrentLinkedQueue<>();
        new Rehearsal(count, Duration.ofMinutes(2))
                .run(() -> calls.exchange(home(tokens.size()), own, "user:read").onSuccess(tokens::add));
        assertThat(tokens).hasSize(count);
        return tokens;
    }

    private Future<?> show(Queue<String> tokens) {
        return calls.show(tokens.remove(), "patient", "/api/v1/patients?limit=1");
    }

    private ConcurrentHistogram signIns() {
        return new OpenLoad(SIGN_INS_PER_MINUTE / 60.0, MEASURE).run(this::signIn);
    }

    private Future<?> signIn() {
        int turn = signedIn.getAndIncrement();
        ClinicGroup person = people.get(turn % PEOPLE);
        return calls.signIn(home(turn), person.email(), person.password());
    }

    /** No address asks more than one is let. */
    private static String home(int turn) {
        return "198.51.100." + (10 + turn % PEOPLE);
    }

    private void besiege() {
        Honest known = new Honest(calls, people.getFirst(), HOME);
        Honest newcomer = new Honest(calls, people.getLast(), "192.0.2.7");
        known.tryOnce();
        Siege siege = new Siege(calls, join(calls.page(HOME)));
        CompletableFuture<Void> strangers = runAsync(() -> siege.run(STRANGERS_PER_MINUTE, SIEGE));
        CompletableFuture<Void> others = runAsync(() -> besieged.add(verify()));
        while (!strangers.isDone()) {
            LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            known.tryOnce();
            if (!newcomer.hasGotIn()) {
                newcomer.tryOnce();
            }
        }
        strangers.join();
        others.join();
        System.out.printf(
                "%n%s%n%nStrangers, by answer: %s%nWho had been there before %s.%nWho was new there %s.%n",
                table(), siege.statuses(), known.text(), newcomer.text());
        assertThat(known.refused()).isZero();
    }

    private String table() {
        return "| token verifications, %d a second | p50 ms | p99 ms | slowest ms |%n|---|---|---|---|%n%s%s%s%s"
                .formatted(
                        VERIFICATIONS_PER_SECOND,
                        row("alone", alone),
                        row("beside " + SIGN_INS_PER_MINUTE + " sign-ins a minute", beside),
                        row("beside " + STRANGERS_PER_MINUTE + " strangers a minute", besieged),
                        row("the sign-ins themselves, page to tokens", signIns))
                .concat(String.format(
                        Locale.ROOT, "with sign-ins / without: p50 %.2f, p99 %.2f", ratio(50), ratio(99)));
    }

    private double ratio(double percentile) {
        return (double) beside.getValueAtPercentile(percentile) / alone.getValueAtPercentile(percentile);
    }

    private static String row(String name, Histogram micros) {
        return String.format(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.1f |%n",
                name,
                micros.getValueAtPercentile(50) / 1000.0,
                micros.getValueAtPercentile(99) / 1000.0,
                micros.getMaxValue() / 1000.0);
    }

    private static <T> T join(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
