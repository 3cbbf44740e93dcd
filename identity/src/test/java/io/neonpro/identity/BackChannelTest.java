package io.neonpro.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.neonpro.devstack.DevstackResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(DevstackResource.class)
@WithTestResource(IdentityResource.class)
@WithTestResource(value = BackChannelTest.Application.class)
class BackChannelTest {

    private static final int SOON_SECONDS = 20;

    Application application;

    @Test
    void anApplicationIsToldThatSomebodyWasSignedOut() throws InterruptedException, ParseException {
        Owner owner = Owner.onboarded();

        owner.asks().delete("/api/v1/sessions/current").then().statusCode(204);

        SignedJWT token = told();
        assertThat(token.getHeader().getType().getType()).isEqualTo("logout+jwt");
        assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo(owner.id().toString());
        assertThat(token.getJWTClaimsSet().getAudience()).containsExactly("neonpro");
        assertThat(session(token)).isEqualTo(session(SignedJWT.parse(owner.accessToken())));
        assertThat(token.getJWTClaimsSet().getJSONObjectClaim("events"))
                .containsOnlyKeys("http://schemas.openid.net/event/backchannel-logout");
        assertThat(token.getJWTClaimsSet().getClaim("nonce")).isNull();
    }

    @Test
    void itIsToldAsWellWhenAnotherPasswordEndsSessions() throws InterruptedException, ParseException {
        Owner owner = Owner.onboarded();
        String elsewhere = Owner.signIn(owner.tenant(), owner.id(), owner.email(), Owner.PASSWORD)
                .path("token.access_token");

        owner.asks()
                .body(Map.of("current", Owner.PASSWORD, "password", "seventeen violet umbrellas"))
                .post("/api/v1/account/password")
                .then()
                .statusCode(204);

        assertThat(session(told())).isEqualTo(session(SignedJWT.parse(elsewhere)));
    }

    /** Of them nothing is left by the time that it is told. */
    @Test
    void itIsToldOfAPatientWhoIsErased() throws InterruptedException, ParseException {
        Owner owner = Owner.onboarded();
        UUID patient = Patients.of(owner);
        String email = Patients.address();
        Patients.invite(owner, email, patient).then().statusCode(201);
        String signedIn = Patients.acceptAndSignIn(email).path("access_token");

        Patients.erase(owner, patient);

        assertThat(session(told())).isEqualTo(session(SignedJWT.parse(signedIn)));
    }

    private SignedJWT told() throws InterruptedException, ParseException {
        String form = application.heard.poll(SOON_SECONDS, TimeUnit.SECONDS);
        assertThat(form).startsWith("logout_token=");
        return SignedJWT.parse(form.substring("logout_token=".length()));
    }

    private static String session(SignedJWT token) throws ParseException {
        return token.getJWTClaimsSet().getStringClaim("sid");
    }

    /** An application that people sign in to, with an address to be told at. */
    public static final class Application implements QuarkusTestResourceLifecycleManager {

        private static final int MAX_HEARD = 100;

        private final BlockingQueue<String> heard = new ArrayBlockingQueue<>(MAX_HEARD);
        private HttpServer server;

        @Override
        public Map<String, String> start() {
            try {
                server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            server.createContext("/logout", exchange -> {
                try (exchange) {
                    heard.offer(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                    exchange.sendResponseHeaders(200, -1);
                }
            });
            server.start();
            return Map.of(
                    "neonpro.clients.apps.neonpro.backchannel-logout-uri",
                    "http://127.0.0.1:" + server.getAddress().getPort() + "/logout");
        }

        @Override
        public void inject(TestInjector testInjector) {
            testInjector.injectIntoFields(this, field -> field.getType().isInstance(this));
        }

        @Override
        public void stop() {
            server.stop(0);
        }
    }
}
