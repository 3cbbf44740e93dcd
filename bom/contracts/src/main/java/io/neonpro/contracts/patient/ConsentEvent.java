package io.neonpro.contracts.patient;

import io.neonpro.kernel.event.EventType;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/** What happens to a patient's consent to one purpose (LGPD art. 8). */
@RegisterForReflection
public sealed interface ConsentEvent {

    UUID consentId();

    UUID patientId();

    /** What the patient consents to, in kebab-case, for example {@code marketing}. */
    String purpose();

    /** The patient consented. */
    @EventType("io.neonpro.consent.given")
    record Given(UUID consentId, UUID patientId, String purpose) implements ConsentEvent {}

    /** The patient took it back, as they may at any time (LGPD art. 8, § 5). */
    @EventType("io.neonpro.consent.revoked")
    record Revoked(UUID consentId, UUID patientId, String purpose) implements ConsentEvent {}
}
