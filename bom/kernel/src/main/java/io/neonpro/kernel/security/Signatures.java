package io.neonpro.kernel.security;

import io.quarkus.security.AuthenticationFailedException;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.UnresolvableKeyException;

/** Whether identity has signed a token, for this service, and it is good now (RFC 9068, 4). */
@ApplicationScoped
class Signatures {

    /** Clocks differ. */
    private static final int TOLERANCE_SECONDS = 5;

    private final JwtConsumer consumer;

    Signatures(KeySet keys, IdentitySettings settings, @ConfigProperty(name = "quarkus.application.name") String name) {
        this.consumer = new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(new AlgorithmConstraints(
                        ConstraintType.PERMIT, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256))
                .setExpectedIssuer(settings.issuer())
                .setExpectedAudience(AccessToken.EVERY_SERVICE, name)
                .setRequireSubject()
                .setRequireExpirationTime()
                .setAllowedClockSkewInSeconds(TOLERANCE_SECONDS)
                .setVerificationKeyResolver((signature, nesting) -> keys.find(signature.getKeyIdHeaderValue())
                        .orElseThrow(() -> new UnresolvableKeyException("The token names a key that nobody knows")))
                .build();
    }

    /**
     * @throws AuthenticationFailedException when it is not
     */
    AccessToken verify(String token) {
        try {
            return AccessToken.of(consumer.processToClaims(token));
        } catch (InvalidJwtException | MalformedClaimException | RuntimeException e) {
            throw new AuthenticationFailedException(e);
        }
    }
}
