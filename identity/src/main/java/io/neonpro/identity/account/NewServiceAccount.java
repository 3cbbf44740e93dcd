package io.neonpro.identity.account;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.neonpro.contracts.access.Role;
import io.neonpro.identity.access.ClinicId;
import io.neonpro.kernel.value.Label;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;

/**
 * A machine that is to act for the caller's tenant.
 *
 * @param clinicIds the caller's own when nothing is said
 * @param administers whether it may add people and machines, change the tenant and take all along, should its roles allow it; not
 *     unless this says so
 * @param requiresProof whether it gets no token but one that is bound to a key of its own (DPoP, RFC 9449)
 */
public record NewServiceAccount(
        @NotNull @Size(max = 100) Label name,
        @NotEmpty Set<@NotNull Role> roles,

        @JsonSetter(nulls = Nulls.FAIL) @Size(min = 1, max = 100)
        List<@ClinicId String> clinicIds,

        boolean administers,
        boolean requiresProof) {}
