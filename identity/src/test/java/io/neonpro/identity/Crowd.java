package io.neonpro.identity;

import io.neonpro.kernel.value.Ids;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Strangers who try to sign in without a pause, until they are sent home: each time as somebody else, from an address of its own. */
final class Crowd implements AutoCloseable {

    /** Who wait, are looked at, and find no place. */
    private static final int STRANGERS = 3 * IdentityResource.PLACES;

    private static final int MAX_TRIES = 60_000;

    private final AtomicInteger tries = new AtomicInteger();
    private final AtomicInteger turnedAway = new AtomicInteger();
    private final AtomicInteger there = new AtomicInteger();
    private final ExecutorService strangers = Executors.newVirtualThreadPerTaskExecutor();

    private volatile boolean goesOn = true;

    Crowd() {
        IntStream.range(0, STRANGERS).forEach(i -> strangers.submit(this::tryAgainAndAgain));
    }

    /** How many found no place. */
    int turnedAway() {
        return turnedAway.get();
    }

    /** Whether all of them still try. */
    boolean isThere() {
        return there.get() == STRANGERS;
    }

    @Override
    public void close() {
        goesOn = false;
        strangers.close();
    }

    private void tryAgainAndAgain() {
        there.incrementAndGet();
        try {
            for (int number = tries.incrementAndGet();
                    goesOn && number <= MAX_TRIES;
                    number = tries.incrementAndGet()) {
                tryOnce(number);
            }
        } finally {
            there.decrementAndGet();
        }
    }

    private void tryOnce(int number) {
        String source = "127.4.%d.%d".formatted(number / 250, 1 + number % 250);
        int status = Login.signInFrom(source, "nobody-" + Ids.next() + "@example.com", "whatever it is")
                .statusCode();
        if (status == 429) {
            turnedAway.incrementAndGet();
        }
    }
}
