package io.neonpro.clinic.onboarding;

import io.neonpro.clinic.catalogue.IanaZone;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What somebody says who signs a group of clinics up. */
public record SignUp(
        @NotBlank @Size(max = 200) String name,
        @NotNull @Slug String slug,
        @NotNull @IanaZone ZoneId timezone,
        @NotNull NewOwner owner,
        @NotNull NewClinic clinic) {

    /**
     * Who answers for the group.
     *
     * @param password of twelve characters or more (NIST SP 800-63B asks for eight at least)
     */
    public record NewOwner(
            @NotBlank @Size(max = 200) String name,
            @NotNull @Email @Size(max = 254) String email,
            @NotNull @Size(min = 12, max = 128) String password) {

        @Override
        public String toString() {
            return "NewOwner[]";
        }
    }

    /** The group's first clinic. */
    public record NewClinic(
            @NotBlank @Size(max = 200) String name,
            @Nullable @Size(max = 500) String address) {}
}
