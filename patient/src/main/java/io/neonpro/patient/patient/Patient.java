package io.neonpro.patient.patient;

import io.neonpro.kernel.event.Personal;
import io.neonpro.patient.person.PersonalDetails;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Set;
import java.util.UUID;

/** What a person is to the clinic group. */
@RegisterForReflection
public sealed interface Patient {

    /** Nobody that was ever registered. */
    record Unknown() implements Patient {}

    /**
     * Somebody the clinics may treat.
     *
     * @param clinics whose people know them; none for the whole group
     * @param revision counts the changes of their details; the ETag
     */
    record Registered(@Personal PersonalDetails details, Set<UUID> clinics, int revision) implements Patient {

        public Registered {
            clinics = Set.copyOf(clinics);
        }
    }

    /** Somebody who was, and of whom nothing is kept. */
    record Erased() implements Patient {}
}
