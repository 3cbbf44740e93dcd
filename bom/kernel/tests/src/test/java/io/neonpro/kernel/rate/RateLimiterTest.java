package io.neonpro.kernel.rate;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.token.TestTokens;
import io.neonpro.kernel.web.Api;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Buckets that instances share, and what becomes of them without Redis. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
class RateLimiterTest {

    /** It takes a minute for a token to come back, which no test waits for. */
    private static final Rate RATE = new Rate("test", 1, 100);

    private final String caller = UUID.randomUUID().toString();

    @Inject
    Redis redis;

    @Inject
    Vertx vertx;

    @Inject
    RateSettings settings;

    @Inject
    RateLimiter ofService;

    @Test
    void instancesShareOneBucket() {
        RateLimiter one = patient();
        RateLimiter other = patient();

        long admitted = Stream.generate(() -> Stream.of(one, other))
                .limit(100)
                .flatMap(pair -> pair)
                .filter(this::admits)
                .count();

        // each has taken one more ahead than it needed, at most
        assertThat(admitted).isBetween(98L, 100L);
        assertThat(admits(one)).isFalse();
        assertThat(admits(other)).isFalse();
    }

    @Test
    void ofManyAtOnceEachTakesItsOwn() {
        RateLimiter limiter = patient();
        Rate rate = new Rate("crowd", 1, 150);

        IntStream.range(0, 2)
                .forEach(again -> assertThat(atOnce(limiter, rate, 64))
                        .extracting(Verdict::isAdmitted)
                        .containsOnly(true));
    }

    @Test
    void callersDoNotShareOne() {
        RateLimiter limiter = patient();
        IntStream.range(0, 101).forEach(i -> admits(limiter));

        assertThat(admits(limiter)).isFalse();
        assertThat(limiter.take(RATE, "another").await().indefinitely().isAdmitted())
                .isTrue();
    }

    @Test
    void withoutRedisAnInstanceCountsByItself() {
        Redis nowhere = Redis.createClient(vertx, "redis://127.0.0.1:1");
        RateLimiter limiter = new RateLimiter(nowhere, settings, "kernel");

        long admitted = IntStream.range(0, 200).filter(i -> admits(limiter)).count();

        assertThat(admitted).isEqualTo(100);
    }

    @Test
    void whoAsksForTooMuchIsRefusedAndToldWhenToComeBack() {
        UUID tenant = UUID.randomUUID();
        UUID user = UUID.randomUUID();
        Api api = new Api(
                TestTokens.user(tenant).subject(user).scopes("note:read").sign());

        // what is taken comes back within ten milliseconds, which is sooner than some requests arrive
        Response refused = Stream.generate(() -> {
                    exhaust(settings.user().named("user"), tenant + ":" + user);
                    return api.request().get("/api/v1/notes");
                })
                .limit(500)
                .filter(answer -> answer.statusCode() == 429)
                .findFirst()
                .orElseThrow();

        refused.then().contentType("application/problem+json");
        assertThat(refused.<String>path("code")).isEqualTo("too-many-requests");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
        assertThat(refused.header("RateLimit")).startsWith("\"user\";r=0;t=");
        assertThat(refused.header("RateLimit-Policy")).contains("\"user\";q=1500", "\"tenant\";q=15000");
    }

    /** Whoever of its people asks. */
    @Test
    void whoseTenantAsksForTooMuchIsRefusedToo() {
        UUID tenant = UUID.randomUUID();
        assertThat(Api.of(tenant, "note:read").request().get("/api/v1/notes").statusCode())
                .isEqualTo(200);
        UUID busy = UUID.randomUUID();
        spendForAMinute(settings.tenant().named("tenant"), busy.toString());

        Response refused = Api.of(busy, "note:read").request().get("/api/v1/notes");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.header("RateLimit")).startsWith("\"tenant\";r=0;t=");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
        assertThat(Api.of(tenant, "note:read").request().get("/api/v1/notes").statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatItsPatientsAskForTakesNothingFromItsStaff() {
        UUID tenant = UUID.randomUUID();
        String patient = TestTokens.patient(tenant, UUID.randomUUID())
                .scopes("note:read")
                .sign();
        assertThat(new Api(patient).request().get("/api/v1/notes").header("RateLimit-Policy"))
                .contains("\"patient\";q=150", "\"patients\";q=15000");
        spendForAMinute(settings.tenant().named("patients"), tenant.toString());

        Response refused = new Api(patient).request().get("/api/v1/notes");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.header("RateLimit")).startsWith("\"patients\";r=0;t=");
        assertThat(Api.of(tenant, "note:read").request().get("/api/v1/notes").statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoDoesNotIsToldWhatIsLeft() {
        Response answer = Api.of(UUID.randomUUID(), "note:read").request().get("/api/v1/notes");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("RateLimit")).matches("\"user\";r=1[0-9]{3}");
    }

    /** As requests would, which are never so many within a thousandth of a second, when the next token is there. */
    private void spendForAMinute(Rate rate, String whose) {
        Instant fullAt =
                Instant.now().plusNanos(rate.burst() * rate.intervalNanos()).plusSeconds(60);
        redis.send(Request.cmd(Command.SET)
                        .arg("neonpro:kernel:rate:" + rate.name() + ":" + whose)
                        .arg(Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, fullAt))))
                .await()
                .atMost(Duration.ofMinutes(3));
    }

    private void exhaust(Rate rate, String whose) {
        while (take(ofService, rate, whose).isAdmitted()) {
            Thread.onSpinWait();
        }
    }

    /** Of an instance that waits for Redis as long as a busy machine takes, so it never counts by itself. */
    private RateLimiter patient() {
        Patient waiting = new Patient(
                settings.user(),
                settings.patient(),
                settings.tenant(),
                settings.source(),
                Duration.ofMinutes(3),
                settings.redisPause());
        return new RateLimiter(redis, waiting, "kernel");
    }

    private record Patient(
            Allowance user,
            Allowance patient,
            Allowance tenant,
            Allowance source,
            Duration redisTimeout,
            Duration redisPause)
            implements RateSettings {}

    private List<Verdict> atOnce(RateLimiter limiter, Rate rate, int requests) {
        List<CompletableFuture<Verdict>> asked = IntStream.range(0, requests)
                .mapToObj(i -> limiter.take(rate, caller).subscribeAsCompletionStage())
                .toList();
        return asked.stream().map(it -> it.join()).toList();
    }

    private boolean admits(RateLimiter limiter) {
        return take(limiter, RATE, caller).isAdmitted();
    }

    private static Verdict take(RateLimiter limiter, Rate rate, String whose) {
        return limiter.take(rate, whose).await().atMost(Duration.ofMinutes(3));
    }
}
