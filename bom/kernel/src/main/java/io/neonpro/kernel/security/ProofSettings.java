package io.neonpro.kernel.security;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** What proofs of keys are made for. */
@ConfigMapping(prefix = "neonpro.proofs")
interface ProofSettings {

    /** Where this service is for its clients, for example {@code https://api.example}; as a request has it unless said. */
    Optional<URI> origin();
}
