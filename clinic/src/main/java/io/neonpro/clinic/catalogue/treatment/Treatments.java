package io.neonpro.clinic.catalogue.treatment;

import io.neonpro.clinic.Flaws;
import io.neonpro.clinic.affected.AffectedAppointments;
import io.neonpro.clinic.catalogue.Catalogue;
import io.neonpro.clinic.catalogue.Change;
import io.neonpro.kernel.event.Outbox;
import io.neonpro.kernel.tenancy.ClinicScope;
import io.neonpro.kernel.value.Ids;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** What may be done with treatments, which belong to the whole group of clinics. */
@Singleton
public class Treatments extends Catalogue<TreatmentDetails, Treatment> {

    private final TreatmentDirectory directory;

    Treatments(Outbox outbox, TreatmentDirectory directory, AffectedAppointments appointments) {
        super(TreatmentEntries.TREATMENT, outbox, appointments);
        this.directory = directory;
    }

    /** Those of a tenant that is signing up, in the transaction that furnishes it. */
    public Uni<Void> offer(List<TreatmentDetails> all) {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndConcatenate(one -> store(Ids.next(), one))
                .collect()
                .last()
                .replaceWithVoid();
    }

    @Override
    protected void permit(Change<TreatmentDetails> change) {
        ClinicScope.current().requireAll();
    }

    @Override
    protected boolean mayAffectAppointments(TreatmentDetails before, TreatmentDetails after) {
        return !before.requires().equals(after.requires());
    }

    @Override
    protected Uni<Flaws> flaws(Change<TreatmentDetails> change) {
        return Uni.createFrom().item(new Flaws());
    }

    @Override
    protected Uni<Void> changed(UUID id) {
        return directory.forget(id);
    }
}
