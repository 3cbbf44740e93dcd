package io.neonpro.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.devstack.DevstackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * More strangers than there are places, each from somewhere else and under a name of nobody's, keep no honest person out (issue 8,
 * row 19). How long that takes with ten thousand a minute is what {@code make bench-sign-in} says.
 */
@QuarkusTest
@WithTestResource(DevstackResource.class)
@WithTestResource(IdentityResource.class)
class CrowdTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final int TIMES = 5;

    @Test
    void whoGotInFromThereBeforeGetsInEachTime() {
        Owner owner = Owner.onboarded();
        String home = "127.3.0.1";
        assertThat(Login.signInFrom(home, owner.email(), Owner.PASSWORD).statusCode())
                .isEqualTo(303);

        try (Crowd crowd = new Crowd()) {
            await().atMost(PATIENCE).until(() -> crowd.turnedAway() > 0);
            for (int i = 0; i < TIMES; i++) {
                assertThat(Login.signInFrom(home, owner.email(), Owner.PASSWORD).statusCode())
                        .isEqualTo(303);
            }
            assertThat(crowd.isThere()).isTrue();
        }
    }

    /** Being turned away is no wrong password: it is not counted, however often it comes. */
    @Test
    void whoIsNewThereGetsInByComingAgain() {
        Owner owner = Owner.onboarded();

        try (Crowd crowd = new Crowd()) {
            await().atMost(PATIENCE).until(() -> crowd.turnedAway() > 0);
            await().atMost(PATIENCE)
                    .until(
                            () -> Login.signInFrom("127.3.0.2", owner.email(), Owner.PASSWORD)
                                    .statusCode(),
                            status -> status == 303);
            assertThat(crowd.isThere()).isTrue();
        }
    }
}
