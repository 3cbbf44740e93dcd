package io.neonpro.clinic.hours;

import io.neonpro.clinic.Flaws;
import io.neonpro.clinic.affected.AffectedAppointments;
import io.neonpro.clinic.catalogue.clinic.Clinics;
import io.neonpro.clinic.catalogue.practitioner.Practitioners;
import io.neonpro.contracts.clinic.HoursSubject;
import io.neonpro.kernel.event.Outbox;
import io.neonpro.kernel.event.Standing;
import io.neonpro.kernel.event.Standings;
import io.neonpro.kernel.tenancy.ClinicScope;
import io.neonpro.kernel.tenancy.Tenancy;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.IntConsumer;

/** Sets when clinics are open and when practitioners work in them. */
@ApplicationScoped
public class Timetables implements Standings {

    private static final int MAX_CLINICS = 100;

    private final Clinics clinics;
    private final Practitioners practitioners;
    private final TimetableJson json;
    private final Outbox outbox;
    private final AffectedAppointments appointments;

    Timetables(
            Clinics clinics,
            Practitioners practitioners,
            TimetableJson json,
            Outbox outbox,
            AffectedAppointments appointments) {
        this.clinics = clinics;
        this.practitioners = practitioners;
        this.json = json;
        this.outbox = outbox;
        this.appointments = appointments;
    }

    /**
     * @param precondition gets the version at hand, and throws when the client meant another
     * @param isConfirmed whether to set them whatever is booked
     * @return fails with {@code appointments-affected} otherwise
     */
    @WithTransaction
    public Uni<Hours> open(UUID clinicId, Timetable timetable, IntConsumer precondition, boolean isConfirmed) {
        return clinics.hold(clinicId)
                .invoke(clinic -> ClinicScope.current().require(clinicId))
                .invoke(clinic -> TimetableRules.flaws(timetable).refuse())
                .chain(() -> set(
                        HoursKey.of(clinicId, clinicId),
                        HoursSubject.CLINIC,
                        timetable.sorted(),
                        precondition,
                        isConfirmed));
    }

    /**
     * @param precondition gets the version at hand, and throws when the client meant another
     * @param isConfirmed whether to set them whatever is booked
     * @return fails with {@code appointments-affected} otherwise
     */
    @WithTransaction
    public Uni<Hours> work(
            UUID practitionerId, UUID clinicId, Timetable timetable, IntConsumer precondition, boolean isConfirmed) {
        return practitioners
                .hold(practitionerId)
                .invoke(practitioner -> {
                    Flaws flaws = TimetableRules.flaws(timetable);
                    flaws.addIf(
                            !practitioner.worksIn(clinicId),
                            "clinicId",
                            "unknown-clinic",
                            "is no clinic that the practitioner works in");
                    flaws.refuse();
                    ClinicScope.current().require(clinicId);
                })
                .chain(() -> set(
                        HoursKey.of(practitionerId, clinicId),
                        HoursSubject.PRACTITIONER,
                        timetable.sorted(),
                        precondition,
                        isConfirmed));
    }

    private Uni<Hours> set(
            HoursKey key, HoursSubject subject, Timetable timetable, IntConsumer precondition, boolean isConfirmed) {
        return HoursEntry.<HoursEntry>findById(key)
                .invoke(stored -> precondition.accept(stored == null ? 0 : stored.version))
                .onItem()
                .ifNull()
                .continueWith(() -> new HoursEntry(key, subject))
                .flatMap(entry -> store(entry, timetable, isConfirmed));
    }

    private Uni<Hours> store(HoursEntry entry, Timetable timetable, boolean isConfirmed) {
        boolean isNew = entry.weekly == null;
        boolean isSame = !isNew && json.read(entry.weekly, entry.exceptions).equals(timetable);
        if (isSame) {
            return Uni.createFrom().item(Hours.of(entry.key.clinicId(), timetable, entry.version));
        }
        entry.weekly = json.write(timetable.weekly());
        entry.exceptions = json.write(timetable.exceptions());
        return entry.persistAndFlush()
                .chain(() -> isNew || isConfirmed
                        ? Uni.createFrom().voidItem()
                        : appointments.requireNone(entry.snapshot(timetable)))
                .chain(() -> outbox.publish(standing(entry, timetable)))
                .replaceWith(() -> Hours.of(entry.key.clinicId(), timetable, entry.version));
    }

    private static Standing standing(HoursEntry entry, Timetable timetable) {
        HoursKey key = entry.key;
        return Standing.of(key.subjectId(), entry.version, entry.snapshot(timetable), key.clinicId());
    }

    /** A practitioner's hours in all of their clinics together. */
    @Override
    public Uni<List<Standing>> page(UUID after, int rows) {
        int most = rows + MAX_CLINICS;
        return Panache.getSession()
                .flatMap(session -> session.createQuery(
                                "from HoursEntry where key.tenantId = :tenant and key.subjectId > :after"
                                        + " order by key.subjectId, key.clinicId",
                                HoursEntry.class)
                        .setParameter("tenant", Tenancy.require().tenant())
                        .setParameter("after", after)
                        .setMaxResults(most)
                        .getResultList())
                .map(entries -> entries.size() < most ? entries : whole(entries))
                .map(entries -> entries.stream().map(this::standing).toList());
    }

    /** Without the last subject's, of which there may be more. */
    private static List<HoursEntry> whole(List<HoursEntry> entries) {
        UUID last = entries.getLast().key.subjectId();
        return entries.stream()
                .filter(entry -> !entry.key.subjectId().equals(last))
                .toList();
    }

    private Standing standing(HoursEntry entry) {
        return standing(entry, json.read(entry.weekly, entry.exceptions));
    }
}
