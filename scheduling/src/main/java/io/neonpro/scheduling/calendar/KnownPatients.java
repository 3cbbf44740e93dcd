package io.neonpro.scheduling.calendar;

import io.neonpro.contracts.clinic.TenantSettings;
import io.neonpro.kernel.data.Interlude;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.tenancy.ClinicScope;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The patients who may be booked for: their ids, where they are known, and nothing else about them. */
@ApplicationScoped
public class KnownPatients {

    private static final String STANDING = """
            select case when erased then 'ERASED'
                when not (cast($3 as uuid[]) is null or clinic_ids && cast($3 as uuid[])
                    or exists (
                        select from appointment
                         where tenant_id = $1 and patient_id = $2 and clinic_id = any(cast($3 as uuid[])))
                    or exists (
                        select from tenant_settings
                         where tenant_id = $1 and part = 'configuration' and settings @> '%s')
                    or clinic_ids = '{}' and not exists (
                        select from appointment where tenant_id = $1 and patient_id = $2)) then 'ELSEWHERE'
                when stopped_until is null then 'KNOWN'
                when stopped_until > now() then 'STOPPED' else 'LAPSED' end as standing
              from patient where tenant_id = $1 and id = $2
            """.formatted(TenantSettings.SHARED_PATIENTS.saying(true));

    /** Shared with other bookings, but not with a stop: one of the two sees what the other did. */
    private static final TenantStatement FIND = new TenantStatement(STANDING + " for share");

    /** For one at a time: were it shared with another one, each would wait for the other. */
    private static final TenantStatement HOLD = new TenantStatement(STANDING + " for no key update");

    private static final TenantStatement ADD = new TenantStatement("""
                    insert into patient (tenant_id, id, erased, clinic_ids) values ($1, $2, false, $3)
                    on conflict (tenant_id, id) do update set clinic_ids = excluded.clinic_ids
                     where excluded.clinic_ids <> '{}' and not patient.erased
                    """);

    private static final TenantStatement STOP = new TenantStatement("""
                    insert into patient (tenant_id, id, erased, stopped_until)
                    values ($1, $2, false, now() + make_interval(secs => cast($3 as integer)))
                    on conflict (tenant_id, id) do update set stopped_until = excluded.stopped_until
                    """);

    private static final TenantStatement FORGET_WORDS = new TenantStatement("""
                    update appointment set reason = null where tenant_id = $1 and patient_id = $2
                    """);

    private static final TenantStatement ERASE = new TenantStatement("""
                    insert into patient (tenant_id, id, erased) values ($1, $2, true)
                    on conflict (tenant_id, id) do update set erased = true
                    """);

    /** Longer than an erasure may take; whether it came about is asked of the patient service then. */
    private static final int STOP_SECONDS = 60;

    private final PatientDirectory directory;

    KnownPatients(PatientDirectory directory) {
        this.directory = directory;
    }

    /**
     * Asks the patient service only about a patient who is not known here, as happens in the moment
     * before their registration arrives, or who is being erased.
     *
     * @return fails with 404 when there is no such patient, with 409 while they are being erased,
     *     with 503 when that cannot be found out
     */
    public Uni<Void> require(UUID patientId) {
        return require(FIND, patientId);
    }

    /** The same, and nobody else books for them until the transaction ends. */
    public Uni<Void> requireAlone(UUID patientId) {
        return require(HOLD, patientId);
    }

    private Uni<Void> require(TenantStatement locking, UUID patientId) {
        return find(locking, patientId)
                .flatMap(standing -> standing.isPresent()
                        ? require(patientId, standing.get())
                        : exists(patientId)
                                .chain(() -> add(patientId, List.of()))
                                .chain(() -> find(locking, patientId))
                                .flatMap(added -> require(patientId, added.orElseThrow())));
    }

    private static Uni<Optional<Standing>> find(TenantStatement locking, UUID patientId) {
        return locking.find(
                row -> Standing.valueOf(row.getString("standing")),
                patientId,
                ClinicScope.current().column());
    }

    private Uni<Void> require(UUID patientId, Standing standing) {
        return switch (standing) {
            case KNOWN -> Uni.createFrom().voidItem();
            case ERASED, ELSEWHERE -> missing();
            case STOPPED -> exists(patientId).chain(KnownPatients::beingErased);
            case LAPSED -> exists(patientId);
        };
    }

    private Uni<Void> exists(UUID patientId) {
        return Interlude.ask(new Existence(patientId), () -> directory.has(patientId))
                .flatMap(has -> has ? Uni.createFrom().voidItem() : missing());
    }

    private static Uni<Void> missing() {
        return Uni.createFrom()
                .failure(Rejected.missing("patient-not-found", "There is no such patient.")
                        .asFailure());
    }

    private static Uni<Void> beingErased() {
        return Uni.createFrom()
                .failure(Rejected.conflict("patient-being-erased", "This patient is being erased.")
                        .asFailure());
    }

    /**
     * @param clinics whose people know them, none for the whole group's; where they were booked, too, they are known
     */
    public Uni<Void> add(UUID patientId, Collection<UUID> clinics) {
        return ADD.run(patientId, clinics.toArray(UUID[]::new)).replaceWithVoid();
    }

    /**
     * Lets nobody book for a patient for a minute; waits for bookings that are under way, so that the
     * caller's transaction sees them from then on.
     *
     * @return fails with 404 when there is no such patient
     */
    public Uni<Void> stop(UUID patientId) {
        return find(HOLD, patientId)
                .flatMap(known -> switch (known.orElse(Standing.ERASED)) {
                    case KNOWN, STOPPED, LAPSED -> Uni.createFrom().voidItem();
                    case ELSEWHERE -> missing();
                    case ERASED -> known.isPresent() ? Uni.createFrom().voidItem() : exists(patientId);
                })
                .chain(() -> STOP.run(patientId, STOP_SECONDS))
                .replaceWithVoid();
    }

    /** The same for a patient whose own event says so. */
    public Uni<Void> close(UUID patientId) {
        return STOP.run(patientId, STOP_SECONDS).replaceWithVoid();
    }

    /** For good, and with them what the desk wrote about their appointments; those first, as a move locks them. */
    public Uni<Void> erase(UUID patientId) {
        return FORGET_WORDS.run(patientId).chain(() -> ERASE.run(patientId)).replaceWithVoid();
    }

    /** The question to the patient service, which no connection waits for. */
    private record Existence(UUID patientId) {}

    /** What bookings for a patient may count on. */
    private enum Standing {
        KNOWN,
        STOPPED,

        /** Stopped a while ago; the erasure may have come about or not. */
        LAPSED,

        /** Known in other clinics of the group only. */
        ELSEWHERE,
        ERASED
    }
}
