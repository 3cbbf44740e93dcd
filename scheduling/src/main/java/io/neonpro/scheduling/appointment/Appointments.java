package io.neonpro.scheduling.appointment;

import io.neonpro.contracts.appointment.AppointmentEvent;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.event.Aggregate;
import io.neonpro.kernel.event.Aggregates;
import io.neonpro.kernel.event.Change;
import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.event.Fold;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.tenancy.ClinicScope;
import io.neonpro.kernel.value.FreeText;
import io.neonpro.kernel.value.Ids;
import io.neonpro.scheduling.appointment.AppointmentCommand.Cancel;
import io.neonpro.scheduling.appointment.AppointmentCommand.Miss;
import io.neonpro.scheduling.appointment.AppointmentCommand.Reschedule;
import io.neonpro.scheduling.appointment.AppointmentCommand.Schedule;
import io.neonpro.scheduling.availability.Wish;
import io.neonpro.scheduling.calendar.CalendarLock;
import io.neonpro.scheduling.calendar.Catalogue;
import io.neonpro.scheduling.calendar.KnownPatients;
import io.neonpro.scheduling.calendar.Offer;
import io.neonpro.scheduling.occupation.Allocations;
import io.neonpro.scheduling.occupation.Claim;
import io.neonpro.scheduling.occupation.Occupations;
import io.neonpro.scheduling.occupation.Outcomes;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.tuples.Tuple2;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Books, moves and ends appointments. A slot is occupied, the event stored and published and the
 * read model brought up to date in one transaction.
 */
@ApplicationScoped
public class Appointments {

    private static final EventFamily FAMILY = EventFamily.of(AppointmentEvent.class);
    private static final Fold<Appointment> FOLD = Fold.of(1, Appointment.class);

    private final Aggregate<AppointmentCommand, Appointment, AppointmentEvent> aggregate;
    private final Catalogue catalogue;
    private final KnownPatients patients;
    private final Allocations allocations;
    private final Occupations occupations;
    private final HeldSlots heldSlots;
    private final Outcomes outcomes;
    private final Attention attention;
    private final BookedAhead bookedAhead;

    Appointments(
            Aggregates aggregates,
            Catalogue catalogue,
            KnownPatients patients,
            Allocations allocations,
            Occupations occupations,
            HeldSlots heldSlots,
            Outcomes outcomes,
            Attention attention,
            BookedAhead bookedAhead) {
        this.aggregate = aggregates
                .of("appointment", new AppointmentRules(), FAMILY)
                .keepingSnapshots(FOLD)
                .publishing((id, event) -> Optional.of(event));
        this.catalogue = catalogue;
        this.patients = patients;
        this.allocations = allocations;
        this.occupations = occupations;
        this.heldSlots = heldSlots;
        this.outcomes = outcomes;
        this.attention = attention;
        this.bookedAhead = bookedAhead;
    }

    Aggregate<AppointmentCommand, Appointment, AppointmentEvent> aggregate() {
        return aggregate;
    }

    /** Books; fails as {@link Allocations#allocate} does, and with 404 for what is unknown. */
    public Uni<BookedAppointment> schedule(Booking booking) {
        ClinicScope.current().require(booking.clinic());
        return outcomes.counted(
                        "neonpro.bookings",
                        Transactions.run(
                                () -> CalendarLock.sharedBy(offer(booking)).flatMap(offer -> schedule(booking, offer))))
                .invoke(booked -> bookedAhead.count(booked.start().toInstant()));
    }

    private Uni<Offer> offer(Booking booking) {
        return Uni.combine()
                .all()
                .unis(catalogue.current(booking.clinic(), booking.treatment()), patients.require(booking.patient()))
                .asTuple()
                .map(Tuple2::getItem1);
    }

    private Uni<BookedAppointment> schedule(Booking booking, Offer offer) {
        UUID id = Ids.next();
        return heldSlots
                .promised(booking)
                .flatMap(wish -> allocations.allocate(claim(id, booking, wish), offer))
                .call(() -> heldSlots.spend(booking))
                .flatMap(slot -> aggregate.begin(
                        id,
                        new Schedule(
                                id,
                                booking.clinic(),
                                booking.patient(),
                                booking.treatment(),
                                slot,
                                Promise.of(offer.treatment())),
                        change -> AppointmentView.of(change, offer.zone()).add()))
                .map(change -> BookedAppointment.of(AppointmentView.of(change, offer.zone())));
    }

    private static Claim claim(UUID id, Booking booking, Wish wish) {
        return new Claim(id, booking.clinic(), wish, Optional.of(booking.patient()), booking.hold(), Optional.empty());
    }

    /**
     * Moves to another time, with the same practitioner unless another one is named, and in the same
     * room and with the same devices where they are free. Whether it may move at all is asked first,
     * so that the answer speaks of the appointment and not of slots.
     */
    public Uni<BookedAppointment> reschedule(Target target, Instant start, Optional<UUID> practitioner) {
        return outcomes.counted(
                "neonpro.moves",
                Transactions.run(() -> CalendarLock.sharedBy(changed(target, view -> moved(view, start, practitioner)))
                        .flatMap(this::reviewed)
                        .map(BookedAppointment::of)));
    }

    private Uni<AppointmentView> moved(AppointmentView view, Instant start, Optional<UUID> practitioner) {
        return movable(view)
                .flatMap(now -> move(now.state(), view.now(), start, practitioner))
                .map(view::showing);
    }

    /** Fails when it may not move at all. */
    private Uni<Change<Appointment, AppointmentEvent>> movable(AppointmentView view) {
        return aggregate.load(view.id()).flatMap(now -> aggregate.handle(now.id(), stay(now, view)));
    }

    /** Where it is now it may be able to take place again. */
    private Uni<AppointmentView> reviewed(AppointmentView moved) {
        return attention
                .review(Attention.Scope.only(moved.id()))
                .chain(() -> AppointmentView.locked(moved.id()))
                .map(Optional::orElseThrow);
    }

    private static Reschedule stay(Change<Appointment, AppointmentEvent> now, AppointmentView view) {
        return new Reschedule(now.state().slot(), view.now());
    }

    private Uni<Change<Appointment, AppointmentEvent>> move(
            Appointment now, ZonedDateTime time, Instant start, Optional<UUID> practitioner) {
        return patients.require(now.patient())
                .chain(() -> colleague(now, practitioner))
                .map(with -> claim(now, new Wish(start, with, Optional.empty()).preferring(now.slot())))
                .flatMap(claim -> catalogue
                        .booked(now.clinic(), now.treatment())
                        .flatMap(offer -> allocations.allocate(claim, offer)))
                .flatMap(slot -> aggregate.handle(now.id(), new Reschedule(slot, time)));
    }

    private static Claim claim(Appointment now, Wish wish) {
        return new Claim(
                now.id(), now.clinic(), wish, Optional.of(now.patient()), Optional.of(now.id()), Optional.empty());
    }

    /** Whoever is named, else the same as before; anybody when they have left the clinic since. */
    private Uni<Optional<UUID>> colleague(Appointment now, Optional<UUID> named) {
        UUID before = now.slot().practitionerId();
        return named.isPresent()
                ? Uni.createFrom().item(named)
                : catalogue
                        .worksAt(now.clinic(), before)
                        .map(isThere -> isThere ? Optional.of(before) : Optional.empty());
    }

    /** Calls off; what it occupied is free from then on. */
    public Uni<BookedAppointment> cancel(Target target, Optional<FreeText> reason) {
        return change(target, view -> cancelled(view, reason));
    }

    private Uni<AppointmentView> cancelled(AppointmentView view, Optional<FreeText> reason) {
        String code = reason.map(Reason::code).orElse(null);
        String text = reason.map(FreeText::text).orElse(null);
        return aggregate
                .handle(view.id(), new Cancel(code, view.now()))
                .call(() -> occupations.release(view.id()))
                .map(change -> change.isEmpty() ? view : view.showing(change).giving(text));
    }

    /** Confirms, checks in, completes or notes that the patient did not come. */
    public Uni<BookedAppointment> carryOut(Target target, Function<ZonedDateTime, AppointmentCommand> command) {
        return change(target, view -> carriedOut(view, command.apply(view.now())));
    }

    private Uni<AppointmentView> carriedOut(AppointmentView view, AppointmentCommand command) {
        return aggregate
                .handle(view.id(), command)
                .call(() -> command instanceof Miss
                        ? occupations.release(view.id())
                        : Uni.createFrom().voidItem())
                .map(view::showing);
    }

    /** One change at a time: whoever comes second sees what the first one made of it. */
    private Uni<AppointmentView> changed(Target target, Function<AppointmentView, Uni<AppointmentView>> work) {
        return AppointmentView.locked(target.id())
                .map(found -> found.orElseThrow(
                        () -> Rejected.missing("appointment-not-found", "There is no such appointment.")
                                .asFailure()))
                .invoke(view -> ClinicScope.current().require(view.row().clinicId()))
                .invoke(view -> target.requireVersion(view.shownVersion()))
                .flatMap(view -> work.apply(view)
                        .call(after -> after.equals(view) ? Uni.createFrom().voidItem() : after.store()));
    }

    private Uni<BookedAppointment> change(Target target, Function<AppointmentView, Uni<AppointmentView>> work) {
        return Transactions.run(() -> changed(target, work)).map(BookedAppointment::of);
    }
}
