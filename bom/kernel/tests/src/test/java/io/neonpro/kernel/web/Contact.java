package io.neonpro.kernel.web;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import java.time.LocalDate;

/** Something that can be patched. */
record Contact(@NotBlank String name, @Email String email, LocalDate birthDate, Address address) {

    record Address(@NotBlank String city, String street) {}

    static Contact sample() {
        return new Contact("Ana", "ana@example.com", LocalDate.of(1990, 5, 1), new Address("Recife", "Aurora"));
    }
}
