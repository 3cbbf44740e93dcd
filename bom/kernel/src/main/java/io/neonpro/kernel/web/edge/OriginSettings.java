package io.neonpro.kernel.web.edge;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.Set;

/** Whose pages may read answers (CORS). */
@ConfigMapping(prefix = "neonpro.origins")
interface OriginSettings {

    /** Scheme, host and perhaps port, {@code https://app.example}; none unless said. Never all. */
    Optional<Set<String>> allowed();
}
