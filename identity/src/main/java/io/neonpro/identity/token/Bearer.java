package io.neonpro.identity.token;

import io.neonpro.contracts.access.Role;
import io.neonpro.identity.access.Clinics;
import io.neonpro.identity.access.Scope;
import io.neonpro.identity.member.Member;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What an access token says: on whose behalf its bearer acts, where, and what they may do.
 *
 * @param subject the id of a person or service account, or the name of a part of the platform
 * @param audience who may be shown the token
 * @param tenant absent for work that belongs to none
 * @param patient whom the tenant keeps its person as, when they are its patient
 * @param scope permissions as noun:verb, and names of claims
 * @param session of a person who signed in
 * @param latestExpiry of a token that was made of another one, which it does not outlive
 * @param key the thumbprint of what who shows the token must have; absent when it is bound to nothing
 */
public record Bearer(
        String subject,
        String name,
        String clientId,
        List<String> audience,
        Optional<UUID> tenant,
        Clinics clinics,
        Set<Role> roles,
        Optional<UUID> patient,
        SortedSet<String> scope,
        Optional<UUID> session,
        Optional<Instant> latestExpiry,
        Optional<String> key) {

    /** Every service of the platform. */
    public static final String PLATFORM = "neonpro";

    /** A person, for the tenant of which they are a member. */
    public static Bearer person(Member member, String clientId, UUID session, Scope asked) {
        return new Bearer(
                member.id().toString(),
                member.name(),
                clientId,
                List.of(PLATFORM),
                Optional.of(member.tenant()),
                member.clinics(),
                member.roles(),
                member.patient(),
                asked.granted(Role.permissions(member.roles())),
                Optional.of(session),
                Optional.empty(),
                Optional.empty());
    }

    /** With no more permissions than these. */
    public Bearer narrowedTo(Collection<String> wanted) {
        SortedSet<String> narrowed = new TreeSet<>(scope);
        narrowed.retainAll(wanted);
        return new Bearer(
                subject,
                name,
                clientId,
                audience,
                tenant,
                clinics,
                roles,
                patient,
                narrowed,
                session,
                latestExpiry,
                key);
    }

    /** At work for no more clinics than these. */
    public Bearer at(Clinics fewer) {
        return new Bearer(
                subject, name, clientId, audience, tenant, fewer, roles, patient, scope, session, latestExpiry, key);
    }

    /** To be shown to these only. */
    public Bearer forAudience(List<String> only) {
        return new Bearer(
                subject, name, clientId, only, tenant, clinics, roles, patient, scope, session, latestExpiry, key);
    }

    /** For no longer than until then. */
    public Bearer until(Instant latest) {
        return new Bearer(
                subject,
                name,
                clientId,
                audience,
                tenant,
                clinics,
                roles,
                patient,
                scope,
                session,
                Optional.of(latest),
                key);
    }

    /** Of no use without this key (RFC 9449); as it was when there is none. */
    public Bearer boundTo(Optional<String> thumbprint) {
        return new Bearer(
                subject,
                name,
                clientId,
                audience,
                tenant,
                clinics,
                roles,
                patient,
                scope,
                session,
                latestExpiry,
                thumbprint);
    }
}
