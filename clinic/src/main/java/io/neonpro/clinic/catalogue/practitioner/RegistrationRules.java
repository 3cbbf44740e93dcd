package io.neonpro.clinic.catalogue.practitioner;

import io.neonpro.clinic.Flaws;
import org.jspecify.annotations.Nullable;

/**
 * Nobody practises a regulated profession without the registration of its own council (Lei
 * 6.839/1980, art. 1, and the laws named at {@link Category}).
 */
final class RegistrationRules {

    private RegistrationRules() {}

    static Flaws flaws(Category category, @Nullable RegistrationDetails registration) {
        Flaws flaws = new Flaws();
        category.council()
                .ifPresentOrElse(
                        council -> registered(category, council, registration, flaws),
                        () -> unregistered(category, registration, flaws));
        return flaws;
    }

    private static void registered(
            Category category, Council council, @Nullable RegistrationDetails registration, Flaws flaws) {
        if (registration == null) {
            flaws.add(
                    "registration",
                    "required",
                    "is required: a %s is registered with the %s".formatted(category.code(), council));
            return;
        }
        flaws.addIf(
                registration.council() != council,
                "registration.council",
                "wrong-council",
                "must be %s for a %s".formatted(council, category.code()));
        flaws.addIf(
                !Council.isNumber(registration.number()),
                "registration.number",
                "invalid-value",
                "must be a registration number, as 12345 or 123.456-ENF");
    }

    private static void unregistered(Category category, @Nullable RegistrationDetails registration, Flaws flaws) {
        flaws.addIf(
                registration != null,
                "registration",
                "not-applicable",
                "must be left out: no council registers a %s".formatted(category.code()));
    }
}
