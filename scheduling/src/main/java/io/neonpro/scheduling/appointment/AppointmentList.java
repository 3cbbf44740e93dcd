package io.neonpro.scheduling.appointment;

import io.neonpro.kernel.data.Preparing;
import io.neonpro.kernel.data.Reads;
import io.neonpro.kernel.data.TenantQuery;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.tenancy.ClinicScope;
import io.neonpro.kernel.web.page.Keyset;
import io.neonpro.kernel.web.page.Page;
import io.neonpro.kernel.web.page.PageRequest;
import io.neonpro.scheduling.availability.Window;
import io.neonpro.scheduling.calendar.Catalogue;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds appointments in the clinics that the caller's token opens, to show. */
@ApplicationScoped
public class AppointmentList {

    static final Keyset<BookedAppointment> BY_START =
            new Keyset<>("appointments-by-start", one -> List.of(one.start().toInstant(), one.id()));

    private static final String ROW = "select " + AppointmentView.COLUMNS + " from appointment a";

    private static final TenantQuery<BookedAppointment> BY_ID =
            query(" where a.tenant_id = cast($1 as uuid) and a.id = cast($2 as uuid)");

    private static final TenantQuery<BookedAppointment> BY_IDS = query("""
                     where a.tenant_id = cast($1 as uuid) and a.id = any(cast($2 as uuid[]))
                       and (cast($3 as uuid[]) is null or a.clinic_id = any(cast($3 as uuid[])))
                    """);

    /** So many filters that a statement for each combination would be too many; each has its index. */
    private static final TenantQuery<BookedAppointment> MATCHING = anew("""
                     where a.tenant_id = cast($1 as uuid)
                       and a.starts_at >= cast($2 as timestamptz)
                       and a.starts_at < cast($3 as timestamptz)
                       and (cast($4 as uuid) is null or a.clinic_id = cast($4 as uuid))
                       and (cast($5 as uuid) is null or a.practitioner_id = cast($5 as uuid))
                       and (cast($6 as uuid) is null or a.patient_id = cast($6 as uuid))
                       and (cast($7 as text) is null or a.status = cast($7 as text))
                       and (cast($8 as uuid[]) is null or a.clinic_id = any(cast($8 as uuid[])))
                       and (a.starts_at, a.id) > (cast($9 as timestamptz), cast($10 as uuid))
                       and (cast($12 as boolean) is null
                            or cast($12 as boolean) = (a.attention <> '{}'
                               and a.status in ('scheduled', 'confirmed', 'checked-in')))
                       and (cast($13 as date) is null
                            or a.starts_at >= cast($13 as timestamp) at time zone a.timezone)
                       and (cast($14 as date) is null
                            or a.starts_at < cast($14 as timestamp) at time zone a.timezone)
                     order by a.starts_at, a.id
                     limit cast($11 as bigint)
                    """);

    private static final TenantQuery<BookedAppointment> AHEAD = query("""
                     where a.tenant_id = cast($1 as uuid) and a.patient_id = cast($2 as uuid)
                       and a.status in ('scheduled', 'confirmed', 'checked-in')
                       and a.starts_at > now() - interval '24 hours' and a.ends_at > now()
                     order by a.starts_at, a.id
                     limit 1000
                    """);

    private static final TenantQuery<BookedAppointment> OF_PATIENTS = query("""
                      join unnest(cast($2 as uuid[])) as wanted(patient) on true
                     where a.tenant_id = cast($1 as uuid)
                       and a.id in (select newest.id from appointment newest
                                     where newest.tenant_id = cast($1 as uuid)
                                       and newest.patient_id = wanted.patient
                                       and (cast($4 as uuid[]) is null
                                            or newest.clinic_id = any(cast($4 as uuid[])))
                                     order by newest.starts_at desc, newest.id desc
                                     limit cast($3 as bigint))
                     order by a.starts_at desc, a.id desc
                    """);

    private static final Instant BEGINNING = Instant.EPOCH.minusSeconds(1);
    private static final UUID FIRST = new UUID(0, 0);

    private final Reads reads;
    private final Catalogue catalogue;

    AppointmentList(Reads reads, Catalogue catalogue) {
        this.reads = reads;
        this.catalogue = catalogue;
    }

    private static TenantQuery<BookedAppointment> query(String rest) {
        return new TenantQuery<>(ROW + rest, AppointmentList::appointment);
    }

    private static TenantQuery<BookedAppointment> anew(String rest) {
        return new TenantQuery<>(Preparing.ANEW + ROW + rest, AppointmentList::appointment);
    }

    private static BookedAppointment appointment(Row row) {
        return BookedAppointment.of(AppointmentView.of(row));
    }

    Uni<Optional<BookedAppointment>> find(UUID id) {
        return reads.find(BY_IDS, new UUID[] {id}, ClinicScope.current().column());
    }

    /** As it is now on the primary, whatever the replicas have heard; asks for no token. */
    public Uni<Optional<BookedAppointment>> current(UUID id) {
        return Transactions.run(
                () -> BY_ID.current(id).map(rows -> rows.stream().findFirst()));
    }

    /** Those there are in clinics that the token opens, by start, as the caller's transaction sees them. */
    public Uni<List<BookedAppointment>> current(Collection<UUID> ids) {
        return BY_IDS.current(ids.toArray(UUID[]::new), ClinicScope.current().column())
                .map(rows -> rows.stream()
                        .sorted(Comparator.comparing(BookedAppointment::start))
                        .toList());
    }

    /** A patient's visits that are not over yet, in whichever clinic, as the caller's transaction sees them. */
    public Uni<List<BookedAppointment>> ahead(UUID patientId) {
        return AHEAD.current(patientId);
    }

    /** Those there are, in any order. */
    Uni<List<BookedAppointment>> find(Collection<UUID> ids) {
        return reads.list(
                BY_IDS, ids.toArray(UUID[]::new), ClinicScope.current().column());
    }

    /** By start, the earliest first. A day is one of the clinic's; without a clinic, of each appointment's own. */
    Uni<Page<BookedAppointment>> matching(AppointmentFilter filter, PageRequest page) {
        Optional.ofNullable(filter.clinicId())
                .ifPresent(clinic -> ClinicScope.current().require(clinic));
        return ends(filter).flatMap(ends -> matching(filter, ends, page)).map(rows -> BY_START.page(page, rows));
    }

    private Uni<Window.Ends> ends(AppointmentFilter filter) {
        Window window = new Window(filter.from(), filter.to());
        return filter.clinicId() == null
                ? Uni.createFrom().item(window::endsAnywhere)
                : catalogue.zone(filter.clinicId()).map(window::ends);
    }

    private Uni<List<BookedAppointment>> matching(AppointmentFilter filter, Window.Ends ends, PageRequest page) {
        var after = BY_START.after(page);
        return reads.list(
                MATCHING,
                ends.from(),
                ends.until(),
                filter.clinicId(),
                filter.practitionerId(),
                filter.patientId(),
                filter.status() == null ? null : filter.status().code(),
                ClinicScope.current().column(),
                after.map(keys -> keys.instant(0)).orElse(BEGINNING),
                after.map(keys -> keys.uuid(1)).orElse(FIRST),
                (long) page.rows(),
                filter.needsAttention(),
                ends.firstDay(),
                ends.dayAfter());
    }

    /** Each patient's newest, the newest first. */
    Uni<List<BookedAppointment>> ofPatients(Collection<UUID> patients, int first) {
        return reads.list(
                OF_PATIENTS,
                patients.stream().distinct().toArray(UUID[]::new),
                (long) first,
                ClinicScope.current().column());
    }
}
