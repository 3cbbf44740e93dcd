package io.neonpro.kernel.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.graph.GraphSocket;
import io.neonpro.devstack.token.TestTokens;
import io.neonpro.kernel.tenant.Told;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Three streams of one person and five of a tenant, as the tests are configured, and none for longer than it may be. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
class CallerStreamsTest {

    private static final Duration SOON = Duration.ofMinutes(3);
    private static final int OF_USER = 3;
    private static final int OF_TENANT = 5;

    @Inject
    EndedTokens ended;

    private final UUID tenant = UUID.randomUUID();
    private final UUID user = UUID.randomUUID();
    private final String token = token(tenant, user);
    private final Listeners listeners = new Listeners();

    @AfterEach
    void close() {
        listeners.close();
    }

    @Test
    void onePersonDoesNotTakeTheRoomOfOthers() throws Exception {
        subscribe(OF_USER, token);

        assertThat(refusal(token)).isEqualTo("too-many-streams");
        var answer = listeners.listen(token);
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body().toList().toString()).contains("too-many-streams");
        listeners.subscribe(token(tenant, UUID.randomUUID()));
    }

    @Test
    void answersCountAsSubscriptionsDo() throws Exception {
        for (int i = 0; i < OF_USER; i++) {
            assertThat(listeners.listen(token).statusCode()).isEqualTo(200);
        }

        assertThat(listeners.listen(token).statusCode()).isEqualTo(429);
        assertThat(refusal(token)).isEqualTo("too-many-streams");
    }

    @Test
    void oneTenantDoesNotTakeTheRoomOfOthers() throws Exception {
        subscribe(OF_USER, token);
        subscribe(OF_TENANT - OF_USER, token(tenant, UUID.randomUUID()));

        assertThat(refusal(token(tenant, UUID.randomUUID()))).isEqualTo("too-many-streams");
        listeners.subscribe(token(UUID.randomUUID(), UUID.randomUUID()));
    }

    @Test
    void whoGoesMakesRoom() throws Exception {
        subscribe(OF_USER, token);

        listeners.close();

        try (Listeners later = new Listeners()) {
            await().atMost(SOON).until(() -> later.listen(token).statusCode() == 200);
        }
    }

    @Test
    void aStreamEndsWithItsToken() throws Throwable {
        GraphSocket socket = listeners.subscribe(token);
        CompletableFuture<Long> end = Listeners.end(listeners.listen(token));

        VertxContextSupport.subscribeAndAwait(() -> ended.end(user));

        socket.await("complete");
        await().atMost(SOON).until(end::isDone);
    }

    /** The socket itself lasts for as long as the token would have. */
    @Test
    void onceTheTokenHasEndedNothingIsBegun() throws Throwable {
        GraphSocket socket = listeners.socket(token);

        VertxContextSupport.subscribeAndAwait(() -> ended.end(user));

        socket.subscribe(EndlessGraph.QUERY);
        assertThat(GraphSocket.codes(socket.next())).containsExactly("unauthenticated");
    }

    @Test
    void aStreamEndsWhenTheTokenExpires() throws Exception {
        String brief = TestTokens.user(tenant)
                .scopes("note:read")
                .expiresIn(Duration.ofSeconds(10))
                .sign();

        CompletableFuture<Long> end = Listeners.end(listeners.listen(brief));

        await().atMost(SOON).until(end::isDone);
    }

    @Test
    void aStreamEndsWhenTheTenantHasLeft() throws Exception {
        GraphSocket socket = listeners.subscribe(token);
        CompletableFuture<Long> end = Listeners.end(listeners.listen(token));

        Told.standing(tenant, "closed", 2);

        socket.await("complete");
        await().atMost(SOON).until(end::isDone);
    }

    private void subscribe(int times, String token) throws Exception {
        for (int i = 0; i < times; i++) {
            listeners.subscribe(token);
        }
    }

    /** The code that a subscription is refused with. */
    private String refusal(String token) throws Exception {
        GraphSocket socket = listeners.socket(token);
        socket.subscribe(EndlessGraph.QUERY);
        return String.join(", ", GraphSocket.codes(socket.next()));
    }

    private static String token(UUID tenant, UUID user) {
        return TestTokens.user(tenant).subject(user).scopes("note:read").sign();
    }
}
