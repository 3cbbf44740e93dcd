package io.neonpro.kernel.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.kernel.security.TokenMemory.Remembered;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokenMemoryTest {

    private static final int MAX_TOKENS = 100;
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    private final SecurityIdentity ana = QuarkusSecurityIdentity.builder()
            .setPrincipal(new QuarkusPrincipal("ana"))
            .build();
    private final Set<String> keySet = new HashSet<>(Set.of("k1"));
    private Instant now = NOW;
    private final TokenMemory memory = new TokenMemory(MAX_TOKENS, () -> now, keySet::contains);

    @Test
    void aVerifiedTokenIsKnownAgain() {
        remember("header.claims.signature");

        assertThat(memory.recall("header.claims.signature")).contains(ana);
    }

    @Test
    void aTokenThatDiffersInOneCharacterIsNot() {
        remember("header.claims.signature");

        assertThat(memory.recall("header.claims.signaturf")).isEmpty();
        assertThat(memory.recall("header.claimt.signature")).isEmpty();
        assertThat(memory.recall("header.claims.signature=")).isEmpty();
    }

    @Test
    void aTokenIsForgottenWhenItExpires() {
        remember("token");

        now = NOW.plusSeconds(59);
        assertThat(memory.recall("token")).contains(ana);
        now = NOW.plusSeconds(60);
        assertThat(memory.recall("token")).isEmpty();
    }

    @Test
    void aTokenIsForgottenWhenItsKeyLeavesTheKeySet() {
        remember("token");

        keySet.remove("k1");

        assertThat(memory.recall("token")).isEmpty();
    }

    @Test
    void noMoreThanTheBoundIsRemembered() {
        for (int i = 0; i < 10 * MAX_TOKENS; i++) {
            remember("token " + i);
        }

        assertThat(memory.size()).isEqualTo(MAX_TOKENS);
    }

    private void remember(String token) {
        memory.remember(token, new Remembered(ana, "k1", NOW.plusSeconds(60)));
    }
}
