package io.neonpro.patient.consent;

import io.neonpro.kernel.event.EventType;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a consent. None of it is sealed: without the patient it names nobody, and the
 * controller must be able to prove the consent as long as there is someone to ask (LGPD art. 8, §
 * 2).
 */
@RegisterForReflection
public sealed interface ConsentEvent {

    UUID patientId();

    /**
     * @param by who took note of it; absent when their token named nobody
     */
    @EventType("consent.given")
    record Given(
            UUID patientId,
            Terms terms,
            Instant givenAt,
            @Nullable UUID by) implements ConsentEvent {}

    /**
     * @param by likewise
     */
    @EventType("consent.revoked")
    record Revoked(
            UUID patientId,
            String purpose,
            Instant revokedAt,
            @Nullable UUID by) implements ConsentEvent {}
}
