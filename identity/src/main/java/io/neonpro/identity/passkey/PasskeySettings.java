package io.neonpro.identity.passkey;

import io.neonpro.identity.oauth.Issuer;
import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.Set;

/** For which sites passkeys are. */
@ConfigMapping(prefix = "neonpro.passkeys")
interface PasskeySettings {

    /** The domain that they are made for, and work below; the issuer's host where nothing is said. */
    Optional<String> domain();

    /** From which origins below it they are made and used, beside the issuer's own: those of applications. */
    Optional<Set<String>> origins();

    /** The relying party's id (Web Authentication, 4). */
    default String party(Issuer issuer) {
        return domain().orElseGet(() -> issuer.uri().getHost());
    }
}
