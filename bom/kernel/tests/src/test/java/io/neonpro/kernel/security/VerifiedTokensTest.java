package io.neonpro.kernel.security;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.token.TestTokens;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(DevstackResource.class)
class VerifiedTokensTest {

    private static final Duration SOON = Duration.ofMinutes(3);

    @Inject
    IdentityProviderManager identities;

    private final UUID tenant = UUID.randomUUID();

    @Test
    void aTokenIsVerifiedOnce() {
        String token = TestTokens.user(tenant).scopes("note:read").sign();
        assertThat(status(token)).isEqualTo(200);

        SecurityIdentity remembered = identity(token);

        assertThat(identity(token)).isSameAs(remembered);
        assertThat(remembered.getAttributes().values()).noneMatch(RoutingContext.class::isInstance);
        assertThat(status(token)).isEqualTo(200);
    }

    @Test
    void aRememberedTokenOpensNoMoreThanBefore() {
        String token = TestTokens.user(tenant).scopes("note:write").sign();

        assertThat(status(token)).isEqualTo(403);
        assertThat(status(token)).isEqualTo(403);
    }

    @Test
    void aRememberedTokenIsRefusedAfterItsExpiry() {
        String token = TestTokens.user(tenant)
                .scopes("note:read")
                .expiresIn(Duration.ofSeconds(2))
                .sign();
        assertThat(status(token)).isEqualTo(200);

        await().atMost(SOON).until(() -> status(token) == 401);
    }

    @Test
    void aRememberedTokenIsRefusedOnceItsKeyHasLeftTheKeySet() {
        String before = TestTokens.user(tenant).scopes("note:read").sign();
        assertThat(status(before)).isEqualTo(200);

        TestTokens.changeKey();

        await().atMost(SOON)
                .until(() -> status(TestTokens.user(tenant).scopes("note:read").sign()) == 200);
        await().atMost(SOON).until(() -> status(before) == 401);
    }

    @Test
    void aKeyThatIsWithdrawnIsTrustedNoMoreThoughNobodyShowsTheNextOne() {
        String before = TestTokens.user(tenant).scopes("note:read").sign();
        assertThat(status(before)).isEqualTo(200);

        TestTokens.changeKey();

        await().atMost(SOON).until(() -> status(before) == 401);
    }

    /** Issue 8, row 10. */
    @Test
    void keysThatNobodyKnowsAreLookedForOnceInAWhile() {
        assertThat(status(TestTokens.user(tenant).scopes("note:read").sign())).isEqualTo(200);
        int before = TestTokens.keyFetches();

        for (int i = 0; i < 50; i++) {
            assertThat(status(TestTokens.user(tenant).scopes("note:read").signByStranger()))
                    .isEqualTo(401);
        }

        assertThat(TestTokens.keyFetches() - before).isLessThan(10);
        assertThat(status(TestTokens.user(tenant).scopes("note:read").sign())).isEqualTo(200);
    }

    /** Issue 8, row 12. */
    @Test
    void anIdTokenOpensNothing() {
        TestTokens token = TestTokens.user(tenant).scopes("note:read");

        assertThat(status(token.sign())).isEqualTo(200);
        assertThat(status(token.type("application/at+JWT").sign())).isEqualTo(200);
        assertThat(status(token.type("JWT").sign())).isEqualTo(401);
        assertThat(status(token.type("logout+jwt").sign())).isEqualTo(401);
        assertThat(status(token.type("").sign())).isEqualTo(401);
    }

    @Test
    void aTamperedTokenIsNeverTakenForTheOneRemembered() {
        String[] token = TestTokens.user(tenant).scopes("note:read").sign().split("\\.");
        assertThat(status(String.join(".", token))).isEqualTo(200);

        String other = new String(Base64.getUrlDecoder().decode(token[1]), UTF_8)
                .replace(tenant.toString(), UUID.randomUUID().toString());
        String claims = Base64.getUrlEncoder().withoutPadding().encodeToString(other.getBytes(UTF_8));

        assertThat(status(token[0] + "." + claims + "." + token[2])).isEqualTo(401);
        assertThat(status(token[0] + "." + token[1] + "." + token[2].substring(1)))
                .isEqualTo(401);
        assertThat(status(token[0] + "." + token[1] + ".")).isEqualTo(401);
    }

    private SecurityIdentity identity(String token) {
        var request = new TokenAuthenticationRequest(new TokenCredential(token, "bearer"));
        return identities.authenticate(request).await().atMost(SOON);
    }

    private static int status(String token) {
        return given().auth().oauth2(token).get("/api/v1/notes/tenant").statusCode();
    }
}
