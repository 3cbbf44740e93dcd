package io.neonpro.acceptance.signin;

import io.neonpro.acceptance.client.ClinicGroup;
import java.util.Locale;

/** One honest person, who signs in from one place, and what becomes of it. */
final class Honest {

    private final SignInCalls calls;
    private final ClinicGroup person;
    private final String source;
    private int times;
    private int refused;
    private double slowestMillis;

    Honest(SignInCalls calls, ClinicGroup person, String source) {
        this.calls = calls;
        this.person = person;
        this.source = source;
    }

    void tryOnce() {
        long begin = System.nanoTime();
        int status = calls.page(source)
                .compose(page -> calls.fillIn(page, source, person.email(), person.password()))
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .status();
        if (status == 303) {
            times++;
            slowestMillis = Math.max(slowestMillis, (System.nanoTime() - begin) / 1e6);
        } else {
            refused++;
        }
    }

    boolean hasGotIn() {
        return times > 0;
    }

    int refused() {
        return refused;
    }

    String text() {
        return String.format(
                Locale.ROOT,
                "got in %d times, %.0f ms at most; told to come again %d times",
                times,
                slowestMillis,
                refused);
    }
}
