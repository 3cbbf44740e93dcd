package io.neonpro.clinic.onboarding;

import io.neonpro.kernel.event.EventType;
import io.neonpro.kernel.event.Personal;
import io.neonpro.kernel.value.EmailAddress;
import io.neonpro.kernel.value.FreeText;
import io.neonpro.kernel.value.Label;
import io.neonpro.kernel.value.PersonName;
import io.neonpro.kernel.value.Slug;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to a sign-up. */
@RegisterForReflection
sealed interface SignUpEvent {

    /**
     * Somebody wants to sign up. Who that is, nobody can read any more once the sign-up is over.
     *
     * @param passwordHash as identity keeps it
     */
    @EventType("io.neonpro.sign-up.asked")
    record Asked(
            UUID tenantId,
            UUID ownerId,
            UUID clinicId,
            Label name,
            Slug slug,
            ZoneId timezone,
            Label clinicName,
            @Personal @Nullable FreeText clinicAddress,
            @Personal @Nullable PersonName ownerName,
            @Personal @Nullable EmailAddress email,
            @Personal @Nullable String passwordHash,
            @Nullable ClinicKind kind)
            implements SignUpEvent {

        static Asked of(SignUp signUp, SignUpIds ids, StoredPassword stored) {
            return new Asked(
                    ids.tenant(),
                    ids.owner(),
                    ids.clinic(),
                    signUp.name(),
                    signUp.slug(),
                    signUp.timezone(),
                    signUp.clinic().name(),
                    signUp.clinic().address(),
                    signUp.owner().name(),
                    signUp.owner().email(),
                    stored.password(),
                    signUp.kind());
        }

        @Override
        public String toString() {
            return "Asked[" + tenantId + "]";
        }
    }

    /** Identity has registered the owner, who is pending there. */
    @EventType("io.neonpro.sign-up.owner-registered")
    record OwnerRegistered() implements SignUpEvent {}

    /** The tenant is there, with its first clinic. */
    @EventType("io.neonpro.sign-up.tenant-opened")
    record TenantOpened() implements SignUpEvent {}

    /** Its catalogue has what such clinics usually offer. */
    @EventType("io.neonpro.sign-up.catalogue-furnished")
    record CatalogueFurnished() implements SignUpEvent {}
}
