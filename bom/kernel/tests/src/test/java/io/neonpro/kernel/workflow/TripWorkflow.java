package io.neonpro.kernel.workflow;

import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.job.Effects;
import io.neonpro.kernel.workflow.TripEvent.FlightBooked;
import io.neonpro.kernel.workflow.TripEvent.HotelBooked;
import io.neonpro.kernel.workflow.TripEvent.SeatTaken;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Books trips: what happens here is in the effects, undone by its negative. */
class TripWorkflow extends Workflow<Trip, TripEvent> {

    static final EventFamily FAMILY = family(TripEvent.class);

    static final WorkflowLimits LIMITS = WorkflowLimits.STANDARD
            .withDeadline(Duration.ofSeconds(5))
            .withStepWithin(Duration.ofMillis(200))
            .withRetries(4, Duration.ofMillis(5), Duration.ofMillis(100));

    private final Elsewhere hotel;
    private final Elsewhere flight;
    private final Effects effects;
    private final AtomicInteger undone = new AtomicInteger();

    TripWorkflow(
            WorkflowRules<Trip, TripEvent> rules,
            WorkflowLimits limits,
            Workflows workflows,
            Elsewhere hotel,
            Elsewhere flight,
            Effects effects) {
        super("trip", rules, FAMILY, limits, workflows);
        this.hotel = hotel;
        this.flight = flight;
        this.effects = effects;
    }

    @Override
    protected Uni<Void> undone() {
        return super.undone().invoke(undone::incrementAndGet);
    }

    /** How often that was said. */
    int timesUndone() {
        return undone.get();
    }

    @Override
    protected List<Step<Trip, TripEvent>> steps() {
        return List.of(
                Step.<Trip, TripEvent>elsewhere(Trip.HOTEL, task -> hotel.book(task, new HotelBooked()))
                        .undoneBy(hotel::cancel),
                Step.<Trip, TripEvent>here(Trip.SEAT, this::takeSeat).undoneBy(this::leaveSeat),
                Step.<Trip, TripEvent>elsewhere(Trip.FLIGHT, task -> flight.book(task, new FlightBooked()))
                        .undoneBy(flight::cancel));
    }

    Uni<TripEvent> takeSeat(Task<Trip> task) {
        return effects.happen(task.state().asked().number()).replaceWith(new SeatTaken());
    }

    private Uni<?> leaveSeat(Task<Trip> task) {
        return effects.happen(-task.state().asked().number());
    }
}
