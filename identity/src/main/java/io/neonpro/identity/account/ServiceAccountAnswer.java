package io.neonpro.identity.account;

import io.neonpro.contracts.access.Role;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A machine as REST shows it; never its secret.
 *
 * @param createdBy the person or the machine that made it
 * @param overlapsUntil until when the secret before the present one is good as well
 */
public record ServiceAccountAnswer(
        UUID clientId,
        String name,
        List<Role> roles,
        List<String> clinicIds,
        boolean administers,
        boolean requiresProof,
        Instant createdAt,
        UUID createdBy,
        Instant rotatedAt,
        @Nullable Instant overlapsUntil) {

    static ServiceAccountAnswer of(ServiceAccount account) {
        return new ServiceAccountAnswer(
                account.id(),
                account.name(),
                account.roles().stream().sorted().toList(),
                account.clinics().codes(),
                account.administers(),
                account.requiresProof(),
                account.createdAt(),
                account.createdBy(),
                account.rotatedAt(),
                account.overlapsUntil().orElse(null));
    }
}
