package io.neonpro.scheduling.calendar;

import io.neonpro.kernel.data.Interlude;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.event.Rejected;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** The patients who may be booked for: their ids, and nothing else about them. */
@ApplicationScoped
public class KnownPatients {

    /** Shared with other bookings, but not with a stop: one of the two sees what the other did. */
    private static final TenantStatement FIND = new TenantStatement("""
                    select case when erased then 'ERASED' when stopped_until is null then 'KNOWN'
                                when stopped_until > now() then 'STOPPED' else 'LAPSED' end as standing
                      from patient where tenant_id = $1 and id = $2
                       for share
                    """);

    private static final TenantStatement IS_KNOWN =
            new TenantStatement("select id from patient where tenant_id = $1 and id = $2");

    private static final TenantStatement ADD = new TenantStatement("""
                    insert into patient (tenant_id, id, erased) values ($1, $2, false)
                    on conflict (tenant_id, id) do nothing
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
        return find(patientId)
                .flatMap(standing -> standing.isPresent()
                        ? require(patientId, standing.get())
                        : exists(patientId)
                                .chain(() -> add(patientId))
                                .chain(() -> find(patientId))
                                .flatMap(added -> require(patientId, added.orElseThrow())));
    }

    private static Uni<Optional<Standing>> find(UUID patientId) {
        return FIND.find(row -> Standing.valueOf(row.getString("standing")), patientId);
    }

    private Uni<Void> require(UUID patientId, Standing standing) {
        return switch (standing) {
            case KNOWN -> Uni.createFrom().voidItem();
            case ERASED -> missing();
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

    Uni<Void> add(UUID patientId) {
        return ADD.run(patientId).replaceWithVoid();
    }

    /**
     * Lets nobody book for a patient for a minute; waits for bookings that are under way, so that the
     * caller's transaction sees them from then on.
     *
     * @return fails with 404 when there is no such patient
     */
    public Uni<Void> stop(UUID patientId) {
        return IS_KNOWN.find(row -> row.getUUID("id"), patientId)
                .flatMap(known -> known.isPresent() ? Uni.createFrom().voidItem() : exists(patientId))
                .chain(() -> STOP.run(patientId, STOP_SECONDS))
                .replaceWithVoid();
    }

    /** For good, and with them what the desk wrote about their appointments; those first, as a move locks them. */
    Uni<Void> erase(UUID patientId) {
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
        ERASED
    }
}
