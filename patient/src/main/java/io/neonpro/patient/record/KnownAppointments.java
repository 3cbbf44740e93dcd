package io.neonpro.patient.record;

import io.neonpro.kernel.data.Interlude;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.event.Flaw;
import io.neonpro.kernel.event.Rejected;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whose the appointments are that records are about: as heard, or, in the moment before that, as scheduling says. */
@ApplicationScoped
public class KnownAppointments {

    private static final Rejected UNKNOWN = Rejected.invalid(
                    "unknown-appointment", "This patient has no such appointment.")
            .naming(List.of(new Flaw("appointmentId", "unknown-appointment", "is no appointment of this patient")));

    private static final TenantStatement FIND =
            new TenantStatement("select patient_id from known_appointment where tenant_id = $1 and id = $2");

    /** Nobody who was erased meanwhile has one. */
    private static final TenantStatement ADD = new TenantStatement("""
                    insert into known_appointment (tenant_id, id, patient_id)
                    select tenant_id, $2, id from patient where tenant_id = $1 and id = $3
                    on conflict do nothing
                    """);

    private static final TenantStatement ADD_WHERE_KNOWN = new TenantStatement("""
                    insert into known_appointment (tenant_id, id, patient_id)
                    select tenant_id, $2, patient_id
                      from patient_clinic where tenant_id = $1 and patient_id = $3 and clinic_id = $4
                    on conflict do nothing
                    """);

    private final Referents referents;

    KnownAppointments(Referents referents) {
        this.referents = referents;
    }

    /** In the caller's transaction. */
    public Uni<Void> add(UUID id, UUID patientId) {
        return ADD.run(id, patientId).replaceWithVoid();
    }

    /**
     * The same where the patient is known in the clinic already, as at all visits but the first. Of others nothing is locked,
     * so whoever makes them known may do that first.
     *
     * @return whether it was added
     */
    public Uni<Boolean> addWhereKnown(UUID id, UUID patientId, UUID clinic) {
        return ADD_WHERE_KNOWN.run(id, patientId, clinic).map(added -> added == 1);
    }

    /**
     * @return fails with {@code unknown-appointment} for one that is not this patient's
     */
    Uni<Void> require(@Nullable UUID id, UUID patientId) {
        return id == null
                ? Uni.createFrom().voidItem()
                : patientOf(id)
                        .invoke(patient -> {
                            if (!patient.equals(Optional.of(patientId))) {
                                throw UNKNOWN.asFailure();
                            }
                        })
                        .replaceWithVoid();
    }

    private Uni<Optional<UUID>> patientOf(UUID id) {
        return FIND.find(row -> row.getUUID("patient_id"), id)
                .flatMap(heard -> heard.isPresent()
                        ? Uni.createFrom().item(heard)
                        : Interlude.ask(new Owner(id), () -> referents.patientOf(id)));
    }

    /** What scheduling is asked, which no connection waits for. */
    private record Owner(UUID appointment) {}
}
