package io.neonpro.scheduling.availability;

import io.neonpro.kernel.event.Rejected;
import io.neonpro.scheduling.ClinicAccess;
import io.neonpro.scheduling.calendar.JsonQueries;
import io.neonpro.scheduling.calendar.JsonQuery;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Finds the patient of an appointment that shall move. */
@ApplicationScoped
class Moving {

    private static final JsonQuery<Row> PATIENT = JsonQuery.of(Row.class, """
                    select cast(json_build_object('patient', patient_id) as text)
                      from appointment
                     where tenant_id = cast($1 as uuid) and id = cast($2 as uuid)
                       and (cast($3 as uuid[]) is null or clinic_id = any(cast($3 as uuid[])))
                    """);

    private final JsonQueries queries;
    private final ClinicAccess access;

    Moving(JsonQueries queries, ClinicAccess access) {
        this.queries = queries;
        this.access = access;
    }

    /** Fails with 404 when there is no such appointment in the clinics that the caller's token opens. */
    Uni<UUID> patient(UUID appointment) {
        return queries.sought(PATIENT, appointment, access.opened())
                .map(found -> found.orElseThrow(
                        () -> Rejected.missing("appointment-not-found", "There is no such appointment.")
                                .asFailure()))
                .map(Row::patient);
    }

    /** Of an appointment. */
    @RegisterForReflection
    record Row(UUID patient) {}
}
