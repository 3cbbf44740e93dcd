package io.neonpro.patient.patient;

import io.neonpro.patient.person.PersonalDetails;

/** What a person is to the clinic group. */
public sealed interface Patient {

    /** Nobody that was ever registered. */
    record Unknown() implements Patient {}

    /** Somebody the clinics may treat. */
    record Registered(PersonalDetails details) implements Patient {}

    /** Somebody who was, and of whom nothing is kept. */
    record Erased() implements Patient {}
}
