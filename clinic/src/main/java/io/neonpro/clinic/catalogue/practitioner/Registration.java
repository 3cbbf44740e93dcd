package io.neonpro.clinic.catalogue.practitioner;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A practitioner's registration with the council of their profession, as it is shown.
 *
 * @param council for example {@code CRM} or {@code CRBM}
 * @param state the council's state, for example {@code SP}
 */
@RegisterForReflection
public record Registration(String council, String number, String state) {}
