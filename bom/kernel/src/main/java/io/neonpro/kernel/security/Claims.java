package io.neonpro.kernel.security;

import io.neonpro.kernel.tenancy.ClinicScope;
import io.neonpro.kernel.tenancy.TenantContext;
import io.neonpro.kernel.value.Ids;
import io.neonpro.kernel.value.InvalidValue;
import io.neonpro.kernel.web.problem.ProblemException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * What NeonPro's access tokens say, beyond RFC 9068.
 *
 * @param tenant absent in tokens that work for no tenant
 * @param clinics whose data the bearer may see
 * @param subject the user or service account; absent when its id is no UUID
 * @param patient whom the tenant keeps the bearer as, when they are its patient
 * @param permissions the {@code scope}, as {@code noun:verb}
 */
record Claims(
        Optional<UUID> tenant,
        ClinicScope clinics,
        Optional<UUID> subject,
        Optional<UUID> patient,
        Set<String> permissions) {

    static final String CLINIC_HEADER = "X-Clinic-Id";

    private static final String ALL_CLINICS = "*";

    /** The attribute of an identity that keeps them, as reading them costs more than all else that is done with it. */
    static final String ATTRIBUTE = "neonpro.claims";

    /** Empty for who shows no token. */
    static Optional<Claims> of(SecurityIdentity identity) {
        return Optional.<Claims>ofNullable(identity.getAttribute(ATTRIBUTE))
                .or(() -> identity.getPrincipal() instanceof JsonWebToken token
                        ? Optional.of(of(token))
                        : Optional.empty());
    }

    static Claims of(JsonWebToken token) {
        String scope = token.getClaim("scope");
        return new Claims(
                uuid(token.getClaim("tenant")),
                clinics(texts(token.getClaim("clinics"))),
                uuid(token.getSubject()),
                uuid(token.getClaim("patient")),
                scope == null || scope.isBlank()
                        ? Set.of()
                        : Set.of(scope.strip().split(" +")));
    }

    /**
     * On whose behalf the bearer acts; empty in tokens that work for no tenant.
     *
     * @param clinic the request's {@link #CLINIC_HEADER}, which picks one of the token's clinics; null for all of them
     * @throws ProblemException 400 when it is no id, 403 when it is none of the token's
     */
    Optional<TenantContext> context(@Nullable String clinic) {
        Optional<UUID> picked = Optional.ofNullable(clinic).map(this::picked);
        ClinicScope visible = picked.map(id -> ClinicScope.of(Set.of(id))).orElse(clinics);
        return tenant.map(id -> new TenantContext(id, picked, visible, subject, patient, permissions));
    }

    private UUID picked(String header) {
        UUID clinic = Ids.find(header)
                .orElseThrow(() -> ProblemException.invalidInput(CLINIC_HEADER, InvalidValue.VALUE, Ids.EXPECTATION));
        clinics.require(clinic);
        return clinic;
    }

    private static ClinicScope clinics(List<String> claim) {
        return claim.contains(ALL_CLINICS)
                ? ClinicScope.ALL
                : ClinicScope.of(claim.stream().map(Ids::of).collect(Collectors.toSet()));
    }

    private static Optional<UUID> uuid(Object claim) {
        return Optional.ofNullable(claim).map(Claims::text).flatMap(Ids::find);
    }

    private static List<String> texts(Object claim) {
        return claim instanceof Collection<?> values
                ? values.stream().map(Claims::text).toList()
                : List.of();
    }

    private static String text(Object value) {
        return value instanceof JsonString json ? json.getString() : value.toString();
    }
}
