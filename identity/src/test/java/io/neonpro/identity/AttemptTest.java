package io.neonpro.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.matchesPattern;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.value.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who guesses is slowed down, and nobody else (issue 8, row 7). */
@QuarkusTest
@WithTestResource(DevstackResource.class)
@WithTestResource(IdentityResource.class)
class AttemptTest {

    private static final int MAX = 5;

    private static final int MAX_OF_SOURCE = 60;

    @Test
    void theOwnerGetsInFromElsewhereAndStaysSignedIn() {
        Owner owner = Owner.onboarded();
        guess("127.0.1.1", owner.email(), MAX);

        Login.signInFrom("127.0.1.1", owner.email(), Owner.PASSWORD)
                .then()
                .statusCode(429)
                .header("Retry-After", matchesPattern("\\d+"));

        assertThat(Login.signInFrom("127.0.1.2", owner.email(), Owner.PASSWORD).statusCode())
                .isEqualTo(303);
        Owner.refresh(owner.refreshToken()).then().statusCode(200);
    }

    @Test
    void aSourceIsSlowedWhateverTheAccountsButWhoGotInFromThereBefore() {
        Owner owner = Owner.onboarded();
        String source = "127.0.1.3";
        assertThat(Login.signInFrom(source, owner.email(), Owner.PASSWORD).statusCode())
                .isEqualTo(303);

        // a try may be given back just before the newcomer's
        assertThat(Stream.generate(Owner::onboarded).limit(3).anyMatch(newcomer -> isRefused(source, newcomer)))
                .isTrue();

        assertThat(Login.signInFrom(source, owner.email(), Owner.PASSWORD).statusCode())
                .isEqualTo(303);
    }

    private static boolean isRefused(String source, Owner newcomer) {
        // some are given back while others are used
        boolean isSlowed = IntStream.range(0, 3 * MAX_OF_SOURCE)
                .mapToObj(i -> Login.signInFrom(source, "nobody-" + Ids.next() + "@example.com", "whatever it is"))
                .anyMatch(answer -> answer.statusCode() == 429);
        assertThat(isSlowed).isTrue();
        return Login.signInFrom(source, newcomer.email(), Owner.PASSWORD).statusCode() == 429;
    }

    @Test
    void whoIsUnknownIsSlowedLikeWhoIsKnown() {
        String nobody = "nobody-" + Ids.next() + "@example.com";
        guess("127.0.1.4", nobody, MAX);

        assertThat(Login.signInFrom("127.0.1.4", nobody, "whatever it is").statusCode())
                .isEqualTo(429);
    }

    private static void guess(String source, String email, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(Login.signInFrom(source, email, "wrong password " + i).statusCode())
                    .isEqualTo(401);
        }
    }
}
