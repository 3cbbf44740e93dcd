package io.neonpro.clinic.catalogue.practitioner;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** A practitioner's registration with the council of their profession. */
public record RegistrationDetails(
        @NotNull Council council,
        @NotBlank @Size(max = 20) String number,
        @NotNull State state) {

    Registration shown() {
        return new Registration(council.name(), number, state.name());
    }
}
