package io.neonpro.patient.patient;

import io.neonpro.kernel.event.Personal;
import io.neonpro.patient.person.PersonalDetails;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What a person is to the clinic group. */
@RegisterForReflection
public sealed interface Patient {

    /** Nobody that was ever registered. */
    record Unknown() implements Patient {}

    /** Somebody the clinics may treat. */
    record Registered(@Personal PersonalDetails details) implements Patient {}

    /** Somebody who was, and of whom nothing is kept. */
    record Erased() implements Patient {}
}
