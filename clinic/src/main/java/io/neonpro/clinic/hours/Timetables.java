package io.neonpro.clinic.hours;

import io.neonpro.clinic.Flaws;
import io.neonpro.clinic.affected.AffectedAppointments;
import io.neonpro.clinic.catalogue.clinic.Clinics;
import io.neonpro.clinic.catalogue.practitioner.Practitioners;
import io.neonpro.contracts.clinic.HoursSubject;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.event.Outbox;
import io.neonpro.kernel.event.Standing;
import io.neonpro.kernel.event.Standings;
import io.neonpro.kernel.tenancy.ClinicScope;
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
    private final HoursTable table;
    private final Outbox outbox;
    private final AffectedAppointments appointments;

    Timetables(
            Clinics clinics,
            Practitioners practitioners,
            HoursTable table,
            Outbox outbox,
            AffectedAppointments appointments) {
        this.clinics = clinics;
        this.practitioners = practitioners;
        this.table = table;
        this.outbox = outbox;
        this.appointments = appointments;
    }

    /**
     * @param precondition gets the version at hand, and throws when the client meant another
     * @param isConfirmed whether to set them whatever is booked
     * @return fails with {@code appointments-affected} otherwise
     */
    public Uni<Hours> open(UUID clinicId, Timetable timetable, IntConsumer precondition, boolean isConfirmed) {
        return Transactions.run(() -> clinics.hold(clinicId)
                .invoke(clinic -> ClinicScope.current().require(clinicId))
                .invoke(clinic -> TimetableRules.flaws(timetable).refuse())
                .replaceWith(HoursEntry.unset(clinicId, clinicId, HoursSubject.CLINIC))
                .flatMap(unset -> set(unset, timetable.sorted(), precondition, isConfirmed)));
    }

    /**
     * @param precondition gets the version at hand, and throws when the client meant another
     * @param isConfirmed whether to set them whatever is booked
     * @return fails with {@code appointments-affected} otherwise
     */
    public Uni<Hours> work(
            UUID practitionerId, UUID clinicId, Timetable timetable, IntConsumer precondition, boolean isConfirmed) {
        return Transactions.run(() -> practitioners
                .hold(practitionerId)
                .invoke(practitioner -> {
                    Flaws flaws = TimetableRules.flaws(timetable);
                    flaws.addIf(
                            !practitioner.details().clinicIds().contains(clinicId),
                            "clinicId",
                            "unknown-clinic",
                            "is no clinic that the practitioner works in");
                    flaws.refuse();
                    ClinicScope.current().require(clinicId);
                })
                .replaceWith(HoursEntry.unset(practitionerId, clinicId, HoursSubject.PRACTITIONER))
                .flatMap(unset -> set(unset, timetable.sorted(), precondition, isConfirmed)));
    }

    /** Whose hours they are is held, so nobody else sets them. */
    private Uni<Hours> set(HoursEntry unset, Timetable timetable, IntConsumer precondition, boolean isConfirmed) {
        return table.find(unset.subjectId(), unset.clinicId())
                .map(found -> found.orElse(unset))
                .invoke(entry -> precondition.accept(entry.version()))
                .flatMap(entry -> store(entry, timetable, isConfirmed))
                .map(HoursEntry::shown);
    }

    private Uni<HoursEntry> store(HoursEntry before, Timetable timetable, boolean isConfirmed) {
        if (!before.isUnset() && before.timetable().equals(timetable)) {
            return Uni.createFrom().item(before);
        }
        HoursEntry after = before.set(timetable);
        boolean isHarmless = isConfirmed || before.isUnset();
        return (isHarmless ? Uni.createFrom().voidItem() : appointments.requireNone(after.snapshot()))
                .chain(() -> table.put(after))
                .chain(() -> outbox.publish(after.standing()))
                .replaceWith(after);
    }

    /** A practitioner's hours in all of their clinics together. */
    @Override
    public Uni<List<Standing>> page(UUID after, int rows) {
        int most = rows + MAX_CLINICS;
        return table.page(after, most)
                .map(entries -> entries.size() < most ? entries : whole(entries))
                .map(entries -> entries.stream().map(HoursEntry::standing).toList());
    }

    /** Without the last subject's, of which there may be more. */
    private static List<HoursEntry> whole(List<HoursEntry> entries) {
        UUID last = entries.getLast().subjectId();
        return entries.stream().filter(entry -> !entry.subjectId().equals(last)).toList();
    }
}
