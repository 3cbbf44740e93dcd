package io.neonpro.clinic.catalogue.resource;

import io.neonpro.clinic.Flaws;
import io.neonpro.clinic.affected.AffectedAppointments;
import io.neonpro.clinic.catalogue.Catalogue;
import io.neonpro.clinic.catalogue.Change;
import io.neonpro.clinic.catalogue.clinic.Clinics;
import io.neonpro.contracts.clinic.ResourceKind;
import io.neonpro.kernel.event.Outbox;
import io.neonpro.kernel.tenancy.ClinicScope;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** What may be done with rooms and devices. */
@Singleton
public class Resources extends Catalogue<ResourceDetails, Resource> {

    private final Clinics clinics;
    private final ResourceDirectory directory;

    Resources(Outbox outbox, Clinics clinics, ResourceDirectory directory, AffectedAppointments appointments) {
        super(ResourceEntries.RESOURCE, outbox, appointments);
        this.clinics = clinics;
        this.directory = directory;
    }

    @Override
    protected void permit(Change<ResourceDetails> change) {
        change.before().map(ResourceDetails::clinicId).ifPresent(ClinicScope.current()::require);
        change.after().map(ResourceDetails::clinicId).ifPresent(ClinicScope.current()::require);
    }

    @Override
    protected boolean mayAffectAppointments(ResourceDetails before, ResourceDetails after) {
        return !before.clinicId().equals(after.clinicId())
                || before.kind() != after.kind()
                || !Objects.equals(before.deviceType(), after.deviceType());
    }

    @Override
    protected Uni<Flaws> flaws(Change<ResourceDetails> change) {
        ResourceDetails details = change.after().orElseThrow();
        boolean isMoved = change.before()
                .filter(b -> b.clinicId().equals(details.clinicId()))
                .isEmpty();
        Flaws flaws = deviceFlaws(details);
        return clinics.missing(isMoved ? Set.of(details.clinicId()) : Set.of())
                .invoke(missing -> flaws.addIf(
                        !missing.isEmpty(), "clinicId", "unknown-clinic", "is no clinic, or an archived one"))
                .replaceWith(flaws);
    }

    private static Flaws deviceFlaws(ResourceDetails details) {
        Flaws flaws = new Flaws();
        boolean isDevice = details.kind() == ResourceKind.DEVICE;
        flaws.addIf(isDevice && details.deviceType() == null, "deviceType", "required", "is required of a device");
        flaws.addIf(
                !isDevice && details.deviceType() != null,
                "deviceType",
                "not-applicable",
                "must be left out: a room has none");
        return flaws;
    }

    @Override
    protected Uni<Void> changed(UUID id) {
        return directory.forget(id);
    }
}
