package io.neonpro.identity.token;

import io.neonpro.contracts.access.Role;
import io.neonpro.identity.access.Clinics;
import io.neonpro.identity.member.Member;
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
 * @param scope permissions, as noun:verb
 * @param session of a person who signed in
 */
public record Bearer(
        String subject,
        String name,
        String clientId,
        List<String> audience,
        Optional<UUID> tenant,
        Clinics clinics,
        Set<Role> roles,
        SortedSet<String> scope,
        Optional<UUID> session) {

    /** Every service of the platform. */
    public static final String PLATFORM = "neonpro";

    /** A person at work for the tenant that they signed in to. */
    public static Bearer person(Member member, String clientId, UUID session) {
        return new Bearer(
                member.id().toString(),
                member.name(),
                clientId,
                List.of(PLATFORM),
                Optional.of(member.tenant()),
                member.clinics(),
                member.roles(),
                new TreeSet<>(Role.permissions(member.roles())),
                Optional.of(session));
    }

    /** With no more permissions than these. */
    public Bearer narrowedTo(Collection<String> wanted) {
        SortedSet<String> narrowed = new TreeSet<>(scope);
        narrowed.retainAll(wanted);
        return new Bearer(subject, name, clientId, audience, tenant, clinics, roles, narrowed, session);
    }

    /** At work for no more clinics than these. */
    public Bearer at(Clinics fewer) {
        return new Bearer(subject, name, clientId, audience, tenant, fewer, roles, scope, session);
    }
}
