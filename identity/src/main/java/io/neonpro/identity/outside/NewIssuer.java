package io.neonpro.identity.outside;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** A provider of identities that is to be trusted with who the tenant's people are. */
public record NewIssuer(
        @NotNull @Size(max = 300) @Pattern(regexp = ADDRESS) String issuer,

        @NotNull @Size(min = 1, max = 200) String clientId,

        @NotNull @Size(max = 300) @Pattern(regexp = ADDRESS) String keysAt,

        @NotNull OutsideIssuer.Algorithm algorithm) {

    /** Without user, query or fragment. */
    static final String ADDRESS = "https?://[A-Za-z0-9.\\-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~\\-/]*)?";
}
