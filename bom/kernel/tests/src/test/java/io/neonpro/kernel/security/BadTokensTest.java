package io.neonpro.kernel.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.token.TestTokens;
import io.neonpro.kernel.rate.RateSettings;
import io.neonpro.kernel.web.Api;
import io.neonpro.kernel.web.RawRequest;
import io.neonpro.kernel.web.RawRequest.Answer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever makes tokens up is not looked at for ever. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
class BadTokensTest {

    private static final String PATH = "/api/v1/notes/tenant";
    private static final int MOST = 5_000;

    private final Api good = Api.ofSomeTenant();
    private final String source = address();

    @Inject
    RateSettings rates;

    @Test
    void whoShowsTooManyIsLookedAtNoMore() {
        assertThat(ask(good, source).status()).isEqualTo(200);
        assertThat(ask(forged(), source).status()).isEqualTo(401);

        Answer refused = Stream.generate(() -> ask(forged(), source))
                .limit(MOST)
                .filter(answer -> answer.status() != 401)
                .findFirst()
                .orElseThrow();

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.body()).contains("too-many-requests");
        assertThat(refused.header("retry-after")).isEqualTo("1");
        assertThat(refused.header("ratelimit")).startsWith("\"bad-token\";r=0;t=");
        assertThat(ask(good, source).status()).isEqualTo(200);
        assertThat(ask(forged(), address()).status()).isEqualTo(401);
    }

    /** An application that has not noticed that its token is none any more is in nobody's way who shares its address. */
    @Test
    void whatCostsNothingCountsAgainstNobody() {
        for (Api bad : List.of(forged(), new Api("no.token.atall"))) {
            assertThat(IntStream.rangeClosed(0, 2 * rates.source().burst())
                            .map(turn -> ask(bad, source).status()))
                    .containsOnly(401);
        }

        assertThat(ask(Api.ofSomeTenant(), source).status()).isEqualTo(200);
    }

    @Test
    void whoIsRefusedAClinicIsCountedToo() throws IOException {
        Answer refused = RawRequest.get(PATH)
                .as(new Api(TestTokens.user(UUID.randomUUID())
                        .scopes("note:read")
                        .clinics(UUID.randomUUID())
                        .sign()))
                .header("X-Clinic-Id", UUID.randomUUID().toString())
                .send();

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header("ratelimit")).startsWith("\"user\";r=");
    }

    private static Answer ask(Api api, String source) {
        try {
            return RawRequest.get(PATH).as(api).from(source).send();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Like no other one. */
    private Api forged() {
        String token = good.token();
        byte[] signature = new byte[64];
        new Random().nextBytes(signature);
        return new Api(token.substring(0, token.lastIndexOf('.') + 1)
                + Base64.getUrlEncoder().withoutPadding().encodeToString(signature));
    }

    /** Of which nobody else asks. */
    private static String address() {
        Random random = new Random();
        return "127.%d.%d.%d".formatted(random.nextInt(1, 255), random.nextInt(255), random.nextInt(1, 255));
    }
}
