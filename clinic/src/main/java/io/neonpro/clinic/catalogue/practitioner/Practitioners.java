package io.neonpro.clinic.catalogue.practitioner;

import io.neonpro.clinic.Flaws;
import io.neonpro.clinic.affected.AffectedAppointments;
import io.neonpro.clinic.catalogue.Catalogue;
import io.neonpro.clinic.catalogue.Change;
import io.neonpro.clinic.catalogue.clinic.Clinics;
import io.neonpro.contracts.clinic.TenantSettings;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.event.Outbox;
import io.neonpro.kernel.tenancy.ClinicScope;
import io.neonpro.kernel.tenant.Quotas;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** What may be done with practitioners. */
@Singleton
public class Practitioners extends Catalogue<PractitionerDetails, Practitioner> {

    private static final TenantStatement ENTRIES =
            new TenantStatement("select count(*) as entries from practitioner where tenant_id = $1 and not archived");

    private final Clinics clinics;
    private final Quotas quotas;

    Practitioners(Outbox outbox, Clinics clinics, Quotas quotas, AffectedAppointments appointments) {
        super(PractitionerEntries.PRACTITIONER, outbox, appointments);
        this.clinics = clinics;
        this.quotas = quotas;
    }

    @Override
    protected Uni<Void> requireRoom() {
        return super.requireRoom().chain(() -> quotas.requireRoom(TenantSettings.PRACTITIONERS, ENTRIES));
    }

    /** A colleague of one clinic may be edited from there; others' clinics stay as they are. */
    @Override
    protected void permit(Change<PractitionerDetails> change) {
        Set<UUID> before = change.before().map(PractitionerDetails::clinicIds).orElse(Set.of());
        Set<UUID> after = change.after().map(PractitionerDetails::clinicIds).orElse(Set.of());
        ClinicScope.current().requireEach(without(after, before));
        ClinicScope.current().requireEach(without(before, after));
        ClinicScope.current().requireAny(before.isEmpty() ? after : before);
    }

    @Override
    protected boolean mayAffectAppointments(PractitionerDetails before, PractitionerDetails after) {
        return before.category() != after.category() || !after.clinicIds().containsAll(before.clinicIds());
    }

    @Override
    protected Uni<Flaws> flaws(Change<PractitionerDetails> change) {
        PractitionerDetails details = change.after().orElseThrow();
        Set<UUID> before = change.before().map(PractitionerDetails::clinicIds).orElse(Set.of());
        Flaws flaws = RegistrationRules.flaws(details.category(), details.registration());
        return clinics.missing(without(details.clinicIds(), before))
                .invoke(missing -> flaws.addIf(
                        !missing.isEmpty(),
                        "clinicIds",
                        "unknown-clinic",
                        "has clinics that do not exist or are archived"))
                .replaceWith(flaws);
    }

    private static Set<UUID> without(Set<UUID> ids, Set<UUID> others) {
        Set<UUID> rest = new TreeSet<>(ids);
        rest.removeAll(others);
        return rest;
    }
}
