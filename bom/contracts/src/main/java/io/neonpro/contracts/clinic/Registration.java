package io.neonpro.contracts.clinic;

import io.neonpro.kernel.event.Personal;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A practitioner's registration with the council of their profession.
 *
 * @param council for example {@code CRM} or {@code CRBM}
 * @param state the council's state, for example {@code SP}
 */
@RegisterForReflection
public record Registration(String council, @Personal String number, String state) {}
