package io.neonpro.kernel.security;

import io.neonpro.kernel.tenancy.ClinicScope;
import io.neonpro.kernel.tenancy.TenantContext;
import io.neonpro.kernel.value.Ids;
import io.neonpro.kernel.value.InvalidValue;
import io.neonpro.kernel.web.problem.ProblemException;
import io.quarkus.security.identity.SecurityIdentity;
import java.security.Principal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jspecify.annotations.Nullable;

/**
 * What an access token says (RFC 9068) whose signature was verified, and what NeonPro's say beyond.
 *
 * @param subject the user or service account, or the name of a part of the platform
 * @param audience who may be shown it
 * @param client the application that it was issued to; a machine's is the machine itself
 * @param session in which the bearer signed in; absent for machines and people of an outside provider
 * @param tenant absent in tokens that work for no tenant
 * @param clinics whose data the bearer may see
 * @param patient whom the tenant keeps the bearer as, when they are its patient
 * @param scope permissions, as {@code noun:verb}, and names of claims
 * @param issuedAt to the millisecond where the token's id tells that
 * @param key the thumbprint of the key that it is bound to (RFC 9449, 6); absent when it is bound to none
 */
public record AccessToken(
        String id,
        String subject,
        Set<String> audience,
        String client,
        Optional<UUID> session,
        Optional<UUID> tenant,
        ClinicScope clinics,
        Optional<UUID> patient,
        Set<String> scope,
        Instant issuedAt,
        Instant expiry,
        Optional<String> key)
        implements Principal {

    static final String CLINIC_HEADER = "X-Clinic-Id";

    static final String EVERY_SERVICE = "neonpro";

    private static final String ALL_CLINICS = "*";

    /** Empty for who shows no token. */
    public static Optional<AccessToken> of(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof AccessToken token ? Optional.of(token) : Optional.empty();
    }

    /**
     * @throws MalformedClaimException when a claim is of another type than RFC 7519 has it
     */
    static AccessToken of(JwtClaims claims) throws MalformedClaimException {
        String id = text(claims, "jti").orElse("");
        return new AccessToken(
                id,
                text(claims, "sub").orElse(""),
                Set.copyOf(claims.getAudience()),
                text(claims, "client_id").orElse(""),
                uuid(claims, "sid"),
                uuid(claims, "tenant"),
                clinics(texts(claims, "clinics")),
                uuid(claims, "patient"),
                words(text(claims, "scope").orElse("")),
                EndedTokens.issuedAt(
                        id,
                        claims.getIssuedAt() == null ? 0 : claims.getIssuedAt().getValue()),
                Instant.ofEpochSecond(claims.getExpirationTime().getValue()),
                boundTo(claims));
    }

    @Override
    public String getName() {
        return subject;
    }

    /** The user or service account; empty for a part of the platform. */
    public Optional<UUID> user() {
        return Ids.find(subject);
    }

    /** A machine's token is given to it, and about it. */
    public boolean isOfMachine() {
        return subject.equals(client);
    }

    /** Whether this service may be shown it. */
    boolean isFor(String service) {
        return audience.contains(EVERY_SERVICE) || audience.contains(service);
    }

    boolean hasExpired() {
        return !Instant.now().isBefore(expiry);
    }

    /**
     * On whose behalf the bearer acts; empty in tokens that work for no tenant.
     *
     * @param clinic the request's {@link #CLINIC_HEADER}, which picks one of the token's clinics; null for all of them
     * @throws ProblemException 400 when it is no id, 403 when it is none of the token's
     */
    Optional<TenantContext> context(@Nullable String clinic) {
        Optional<UUID> picked = Optional.ofNullable(clinic).map(this::picked);
        ClinicScope visible = picked.map(one -> ClinicScope.of(Set.of(one))).orElse(clinics);
        return tenant.map(group -> new TenantContext(group, picked, visible, user(), patient, scope));
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

    /** Empty, and so no key's, when the confirmation is by something else than a key's thumbprint. */
    private static Optional<String> boundTo(JwtClaims claims) {
        return Optional.ofNullable(claims.getClaimValue("cnf"))
                .map(confirmation -> confirmation instanceof Map<?, ?> by && by.get("jkt") instanceof String thumbprint
                        ? thumbprint
                        : "");
    }

    private static Optional<UUID> uuid(JwtClaims claims, String name) {
        return text(claims, name).flatMap(Ids::find);
    }

    private static Optional<String> text(JwtClaims claims, String name) {
        return Optional.ofNullable(claims.getClaimValue(name)).map(Object::toString);
    }

    private static Set<String> words(String text) {
        return text.isBlank() ? Set.of() : Set.copyOf(List.of(text.strip().split(" +")));
    }

    private static List<String> texts(JwtClaims claims, String name) {
        return claims.getClaimValue(name) instanceof Collection<?> values
                ? values.stream().map(Object::toString).toList()
                : List.of();
    }
}
