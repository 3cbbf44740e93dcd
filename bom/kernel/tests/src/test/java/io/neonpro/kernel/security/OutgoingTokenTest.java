package io.neonpro.kernel.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.token.TestTokens;
import io.neonpro.kernel.peer.PeerClients;
import io.neonpro.kernel.tenancy.Work;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.http.HttpServer;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(DevstackResource.class)
class OutgoingTokenTest {

    private static final Duration SOON = Duration.ofMinutes(1);

    @Inject
    ServiceTokens tokens;

    @Inject
    PeerClients peers;

    private final UUID tenant = UUID.randomUUID();
    private final UUID user = UUID.randomUUID();

    @Test
    void aServiceTokenNamesTheCalleeAndTheTenant() {
        String token = Work.of(tenant, () -> tokens.forService("billing"));

        JsonObject claims = claims(token);
        assertThat(claims.getString("sub")).isEqualTo("kernel");
        assertThat(claims.getJsonArray("aud")).containsExactly("billing");
        assertThat(claims.getString("tenant")).isEqualTo(tenant.toString());
    }

    @Test
    void aServiceTokenIsKeptForItsPurposeOnly() {
        String first = Work.of(tenant, () -> tokens.forService("billing"));
        String again = Work.of(tenant, () -> tokens.forService("billing"));
        String otherTenant = Work.of(UUID.randomUUID(), () -> tokens.forService("billing"));
        String otherService = Work.of(tenant, () -> tokens.forService("notify"));

        assertThat(again).isEqualTo(first);
        assertThat(first).isNotIn(otherTenant, otherService);
    }

    @Test
    void aServiceTokenThatIsRefusedIsShownNoLonger() {
        Set<String> shown = ConcurrentHashMap.newKeySet();
        Vertx vertx = Vertx.vertx();
        HttpServer refusing = vertx.createHttpServer()
                .requestHandler(request -> {
                    shown.add(request.getHeader("Authorization"));
                    request.response().setStatusCode(401).endAndForget();
                })
                .listen(0, "127.0.0.1")
                .await()
                .atMost(SOON);
        URI address = URI.create("http://127.0.0.1:" + refusing.actualPort());

        await().atMost(SOON).until(() -> {
            assertThatThrownBy(() -> Work.of(tenant, () -> ask(address, PeerAsService.class)))
                    .isInstanceOf(WebApplicationException.class);
            return shown.size() > 1;
        });

        vertx.closeAndAwait();
    }

    /** The callee here would take it: it is the same application, by another name. */
    @Test
    void whoMayNotBeShownACallersTokenIsNotAsked() {
        String token = TestTokens.user(tenant).with("aud", List.of("kernel")).sign();

        given().auth().oauth2(token).get("/api/v1/callers/via/caller").then().statusCode(200);
        given().auth()
                .oauth2(token)
                .get("/api/v1/callers/via/caller?callee=billing")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(TestTokens.user(tenant).sign())
                .get("/api/v1/callers/via/caller?callee=billing")
                .then()
                .statusCode(200);
    }

    @Test
    void aClientMayCallInTheServicesName() {
        answerVia("service", "kernel");
    }

    @Test
    void aClientMayCallInTheCallersName() {
        answerVia("caller", user.toString());
    }

    /** So that the other one's access log says it, too; what a service asks for itself is nobody's purpose. */
    @Test
    void whatACallerWantsItForIsHandedOn() {
        purposeVia("caller", "second opinion", "second opinion");
        purposeVia("caller", "why ".repeat(100), "");
        purposeVia("caller", "second\topinion", "");
        purposeVia("service", "second opinion", "");
    }

    /** The guard of {@code Interlude}: whoever is slow to answer would keep the connection from others. */
    @ParameterizedTest
    @ValueSource(classes = {PeerAsService.class, PeerAsCaller.class})
    void nobodyIsAskedWhileAConnectionIsHeld(Class<?> peer) {
        assertThatThrownBy(() -> Work.inTransaction(tenant, () -> ask(URI.create("http://localhost:1"), peer)))
                .hasStackTraceContaining("while a connection is held");
    }

    private Uni<Map<String, String>> ask(URI address, Class<?> type) {
        Object peer = peers.at(address, type, "kernel");
        return peer instanceof PeerAsService service ? service.caller() : ((PeerAsCaller) peer).caller();
    }

    private void answerVia(String name, String subject) {
        given().auth()
                .oauth2(TestTokens.user(tenant).subject(user).sign())
                .get("/api/v1/callers/via/" + name)
                .then()
                .statusCode(200)
                .body("subject", equalTo(subject))
                .body("tenant", equalTo(tenant.toString()));
    }

    private void purposeVia(String name, String said, String expected) {
        given().auth()
                .oauth2(TestTokens.user(tenant).subject(user).sign())
                .header("X-Access-Purpose", said)
                .get("/api/v1/callers/via/" + name)
                .then()
                .statusCode(200)
                .body("purpose", equalTo(expected));
    }

    private static JsonObject claims(String token) {
        return new JsonObject(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1])));
    }
}
