package io.neonpro.clinic.onboarding;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neonpro.clinic.WithoutIdentity;
import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.rate.Rate;
import io.neonpro.kernel.rate.RateLimiter;
import io.neonpro.kernel.rate.RateSettings;
import io.neonpro.kernel.web.edge.Household;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How often a household is let in, wherever it comes by, and that it keeps nobody else out. */
@QuarkusTest
@TestProfile(WithoutIdentity.class)
@WithTestResource(DevstackResource.class)
class DoorkeeperTest {

    @Inject
    Doorkeeper doorkeeper;

    @Inject
    RateLimiter limiter;

    @Inject
    RateSettings rates;

    @Test
    void oneAddressIsLetInOnlySoOften() {
        assertThatThrownBy(() -> insist("203.0.113.7")).hasMessageContaining("429");
        doorkeeper.admit("203.0.113.8");
    }

    /** Else one who signs up too often would keep everybody out who comes by the same proxy. */
    @Test
    void whoComesByAProxyIsLetInByTheirOwnAddress() {
        assertThatThrownBy(() -> insist("203.0.113.9")).hasMessageContaining("429");

        assertThat(signedUpFrom("203.0.113.9")).isEqualTo(429);
        assertThat(signedUpFrom("203.0.113.10")).isEqualTo(503);
    }

    /** Who has a network of IPv6 has more addresses than can be counted. */
    @Test
    void aHouseholdIsLetInAsOne() {
        assertThatThrownBy(() -> insist(Household.of("2001:db8:1:2::9"))).hasMessageContaining("429");

        assertThat(signedUpFrom("2001:db8:1:2::a")).isEqualTo(429);
        assertThat(signedUpFrom("2001:db8:1:3::a")).isEqualTo(503);
    }

    @Test
    void aHouseholdHasOneRate() {
        Rate rate = rates.source().named("source");

        // what is taken comes back sooner than some requests arrive
        long refused = IntStream.range(0, 500)
                .mapToObj(i -> {
                    exhaust(rate, Household.of("2001:db8:9:9::1"));
                    return given().header("X-Forwarded-For", "2001:db8:9:9::" + Integer.toHexString(i + 2))
                            .get("/api/v1/clinics")
                            .statusCode();
                })
                .filter(status -> status == 429)
                .limit(1)
                .count();

        assertThat(refused).isEqualTo(1);
    }

    private void exhaust(Rate rate, String household) {
        while (limiter.take(rate, household)
                .await()
                .atMost(Duration.ofMinutes(3))
                .isAdmitted()) {
            Thread.onSpinWait();
        }
    }

    private void insist(String address) {
        for (int i = 0; i <= 40; i++) {
            doorkeeper.admit(address);
        }
    }

    private static int signedUpFrom(String address) {
        return given().contentType(ContentType.JSON)
                .header("X-Forwarded-For", address)
                .body(Aurora.body("slug-" + UUID.randomUUID()))
                .post("/api/v1/tenants")
                .statusCode();
    }
}
