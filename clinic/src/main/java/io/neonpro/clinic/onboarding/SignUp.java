package io.neonpro.clinic.onboarding;

import io.neonpro.kernel.value.EmailAddress;
import io.neonpro.kernel.value.FreeText;
import io.neonpro.kernel.value.Label;
import io.neonpro.kernel.value.Password;
import io.neonpro.kernel.value.PersonName;
import io.neonpro.kernel.value.Slug;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says who signs a group of clinics up.
 *
 * @param kind of what its catalogue begins with; it begins empty without
 */
public record SignUp(
        @NotNull Label name,
        @NotNull Slug slug,
        @NotNull ZoneId timezone,
        @NotNull NewOwner owner,
        @NotNull NewClinic clinic,
        @Nullable ClinicKind kind) {

    /** Who answers for the group. */
    public record NewOwner(
            @NotNull PersonName name,
            @NotNull EmailAddress email,
            @NotNull Password password) {

        @Override
        public String toString() {
            return "NewOwner[]";
        }
    }

    /** The group's first clinic. */
    public record NewClinic(
            @NotNull Label name, @Nullable @Size(max = 500) FreeText address) {}
}
