package io.neonpro.kernel.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.token.TestTokens;
import io.neonpro.kernel.value.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(DevstackResource.class)
class EndedTokensTest {

    private static final Duration SOON = Duration.ofMinutes(3);
    private static final String KEY = "neonpro:ends-of-tokens";

    @Inject
    EndedTokens ended;

    @Inject
    Redis redis;

    private final UUID subject = UUID.randomUUID();
    private final UUID session = UUID.randomUUID();

    @Test
    void whatWasIssuedBeforeTheEndIsRefusedAndWhatComesLaterIsNot() throws Throwable {
        String before = token();
        String another = TestTokens.user(UUID.randomUUID()).scopes("note:read").sign();
        assertThat(status(before)).isEqualTo(200);

        VertxContextSupport.subscribeAndAwait(() -> ended.end(subject));

        assertThat(status(before)).isEqualTo(401);
        assertThat(status(another)).isEqualTo(200);
        await().atMost(SOON).until(() -> status(token()) == 200);
    }

    @Test
    void theEndOfASessionIsHeardFromAnotherInstance() throws Throwable {
        String token = token();
        assertThat(status(token)).isEqualTo(200);
        long now = Instant.now().toEpochMilli();

        VertxContextSupport.subscribeAndAwait(
                () -> redis.send(Request.cmd(Command.ZADD).arg(KEY).arg(now).arg(session.toString())));

        await().atMost(SOON).until(() -> status(token) == 401);
    }

    /** Or who ends a great many of their own would have others forgotten. */
    @Test
    void whatWasHeardIsKeptWhateverIsToldLater() throws Throwable {
        Instant before = Instant.now().minusSeconds(1);
        VertxContextSupport.subscribeAndAwait(() -> ended.end(subject));

        VertxContextSupport.subscribeAndAwait(
                () -> redis.send(Request.cmd(Command.DEL).arg(KEY)));
        VertxContextSupport.subscribeAndAwait(() -> ended.end(session));

        assertThat(isEnded(subject, before)).isTrue();
        assertThat(isEnded(session, before)).isTrue();
    }

    /** They are as many as instances look at, and one person must not have all of them. */
    @Test
    void whoIsEndedAgainAndAgainIsOneOfThem() throws Throwable {
        for (int i = 0; i < 20; i++) {
            VertxContextSupport.subscribeAndAwait(() -> ended.end(subject));
        }

        String all = VertxContextSupport.subscribeAndAwait(() ->
                        redis.send(Request.cmd(Command.ZRANGE).arg(KEY).arg(0).arg(-1)))
                .toString();

        assertThat(all.split(subject.toString(), -1)).hasSize(2);
        assertThat(isEnded(subject, Instant.now().minusSeconds(1))).isTrue();
    }

    @Test
    void theIdOfATokenTellsWhenItWasIssuedMorePreciselyThanItsClaim() {
        Instant now = Instant.now();

        assertThat(EndedTokens.issuedAt(Ids.next().toString(), 0)).isBetween(now.minusMillis(1), now.plusSeconds(10));
        assertThat(EndedTokens.issuedAt(UUID.randomUUID().toString(), 7)).isEqualTo(Instant.ofEpochSecond(7));
        assertThat(EndedTokens.issuedAt(null, 7)).isEqualTo(Instant.ofEpochSecond(7));
    }

    /** Or whoever has somebody at work keeps them from working for others. */
    @Test
    void whatOneIsForATenantEndsThereAndNowhereElse() throws Throwable {
        UUID one = UUID.randomUUID();
        String here = token(one);
        String there = token(UUID.randomUUID());
        assertThat(List.of(status(here), status(there))).containsOnly(200);

        VertxContextSupport.subscribeAndAwait(() -> ended.endAt(one, List.of(subject)));

        assertThat(status(here)).isEqualTo(401);
        assertThat(status(there)).isEqualTo(200);
    }

    private boolean isEnded(UUID person, Instant issuedAt) {
        return ended.isEnded("", person.toString(), Optional.empty(), Optional.empty(), issuedAt);
    }

    private String token() {
        return token(UUID.randomUUID());
    }

    private String token(UUID tenant) {
        return TestTokens.user(tenant)
                .subject(subject)
                .with("sid", session.toString())
                .with("jti", Ids.next().toString())
                .scopes("note:read")
                .sign();
    }

    private static int status(String token) {
        return given().auth().oauth2(token).get("/api/v1/notes/tenant").statusCode();
    }
}
