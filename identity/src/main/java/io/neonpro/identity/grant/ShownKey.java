package io.neonpro.identity.grant;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import io.neonpro.identity.oauth.Issuer;
import io.neonpro.identity.oauth.OAuthFailure;
import io.neonpro.kernel.security.KeyProof;
import io.neonpro.kernel.security.SeenProofs;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The key that a machine shows it has, to get tokens that are bound to it (RFC 9449, 5). */
@ApplicationScoped
class ShownKey {

    private final SeenProofs seen;
    private final URI endpoint;

    ShownKey(SeenProofs seen, Issuer issuer) {
        this.seen = seen;
        this.endpoint = issuer.at("/oauth/token");
    }

    /**
     * Its thumbprint; empty when none is shown.
     *
     * @param proofs of which there is one at most (RFC 9449, 4.3)
     * @return fails with {@code invalid_dpop_proof}
     */
    Uni<Optional<String>> thumbprint(List<String> proofs) {
        return switch (proofs.size()) {
            case 0 -> Uni.createFrom().item(Optional.empty());
            case 1 -> proven(proofs.getFirst());
            default -> throw refused();
        };
    }

    private Uni<Optional<String>> proven(String text) {
        KeyProof proof = KeyProof.of(text)
                .filter(found -> found.isFor("POST", endpoint, Instant.now()))
                .orElseThrow(ShownKey::refused);
        return seen.isNew(proof).invoke(ShownKey::requireNew).replaceWith(Optional.of(proof.thumbprint()));
    }

    private static void requireNew(boolean isNew) {
        if (!isNew) {
            throw refused();
        }
    }

    static OAuthFailure refused() {
        return new OAuthFailure(
                OAuth2Error.INVALID_DPOP_PROOF.setDescription("The proof is missing, used, or of another request"));
    }
}
