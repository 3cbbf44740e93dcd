package io.neonpro.identity.trail;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that matters to who answers for a tenant: who got in, who did not, who was given what.
 *
 * @param actor who did it; absent for somebody whom nobody knows
 * @param subject to whom it was done: a person, a machine or a session
 * @param detail such as the roles that were given; never a secret
 */
public record SecurityEvent(
        Kind kind,
        Optional<String> actor,
        Optional<String> subject,
        Optional<String> clientId,
        Map<String, String> detail) {

    /** What happened. */
    public enum Kind {
        SIGNED_IN,
        SIGN_IN_REFUSED,
        SIGNED_OUT,
        TENANT_ENTERED,
        REFRESH_TOKEN_REUSED,
        GLASS_BROKEN,
        GIVEN_AWAY,
        PASSWORD_CHANGED,
        FACTOR_CHANGED,
        ROLES_GIVEN,
        ROLES_CHANGED,
        MEMBERSHIP_ENDED,
        MACHINE_ADDED,
        MACHINE_ROTATED,
        MACHINE_ENDED,
        MACHINE_REFUSED,
        PROVIDER_TRUSTED,
        PROVIDER_DROPPED;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Done by whoever calls. */
    public static SecurityEvent of(Kind kind, Object subject) {
        return new SecurityEvent(kind, Optional.empty(), Optional.of(subject.toString()), Optional.empty(), Map.of());
    }

    /** Somebody got in, and what they do from then on is of this session. */
    public static SecurityEvent signedIn(UUID person, String client, UUID session) {
        return of(Kind.SIGNED_IN, person).by(person).through(client).with("session", session.toString());
    }

    public SecurityEvent by(Object who) {
        return new SecurityEvent(kind, Optional.of(who.toString()), subject, clientId, detail);
    }

    public SecurityEvent through(String client) {
        return new SecurityEvent(kind, actor, subject, Optional.of(client), detail);
    }

    public SecurityEvent with(String name, String value) {
        return new SecurityEvent(kind, actor, subject, clientId, Map.of(name, value));
    }
}
