package io.neonpro.acceptance.signin;

import io.neonpro.acceptance.bench.OpenLoad;
import io.neonpro.acceptance.signin.SignInCalls.Answer;
import io.neonpro.acceptance.signin.SignInCalls.Shown;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Strangers who try to sign in at a constant rate, each from an address of its own and under a name of nobody's. */
final class Siege {

    private final SignInCalls calls;
    private final Shown page;
    private final AtomicInteger strangers = new AtomicInteger();
    private final Map<Integer, Integer> statuses = new ConcurrentSkipListMap<>();

    Siege(SignInCalls calls, Shown page) {
        this.calls = calls;
        this.page = page;
    }

    void run(int perMinute, Duration duration) {
        new OpenLoad(perMinute / 60.0, duration).run(this::tryOnce);
    }

    /** How many got which answer: 401 were looked at, 429 are to come again. */
    Map<Integer, Integer> statuses() {
        return statuses;
    }

    private Future<Answer> tryOnce() {
        int number = strangers.incrementAndGet();
        String source = "203.%d.%d.%d".formatted(number >> 16 & 255, number >> 8 & 255, number & 255);
        return calls.fillIn(page, source, "nobody-" + UUID.randomUUID() + "@example.com", "whatever it is")
                .onSuccess(answer -> statuses.merge(answer.status(), 1, Integer::sum));
    }
}
