package io.neonpro.billing.invoice;

import io.neonpro.billing.price.Prices;
import io.neonpro.contracts.appointment.AppointmentEvent;
import io.neonpro.contracts.appointment.AppointmentEvent.Scheduled;
import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.event.Listener;
import io.neonpro.kernel.event.Occurrence;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Lets invoices follow appointments: drafted, issued, voided. */
@Singleton
class AppointmentEvents extends Listener {

    private static final EventFamily KNOWN = EventFamily.of(AppointmentEvent.class);

    private final Invoices invoices;
    private final Prices prices;

    AppointmentEvents(Invoices invoices, Prices prices) {
        super("scheduling", KNOWN);
        this.invoices = invoices;
        this.prices = prices;
    }

    /** Whoever issues an invoice holds the tenant's number, and must not wait for another invoice then. */
    @Override
    protected boolean isQuick(Class<?> event) {
        return event != AppointmentEvent.Completed.class;
    }

    @Override
    protected Uni<?> hear(Object event, Occurrence occurrence) {
        return switch ((AppointmentEvent) event) {
            case Scheduled scheduled -> draft(scheduled);
            case AppointmentEvent.Completed e -> invoices.issue(e.appointmentId(), occurrence.time());
            case AppointmentEvent.Cancelled e -> invoices.cancel(e.appointmentId());
            case AppointmentEvent.Rescheduled e -> Uni.createFrom().voidItem();
            case AppointmentEvent.Confirmed e -> Uni.createFrom().voidItem();
            case AppointmentEvent.CheckedIn e -> Uni.createFrom().voidItem();
            case AppointmentEvent.NoShow e -> Uni.createFrom().voidItem();
        };
    }

    /** At the price that was promised; of a booking that does not say one, at the treatment's, when that is known. */
    private Uni<?> draft(Scheduled scheduled) {
        return Optional.ofNullable(scheduled.price())
                .map(promised -> Uni.createFrom().item(promised))
                .orElseGet(() -> prices.of(scheduled.treatmentId()))
                .flatMap(price -> invoices.draft(new Charge(
                        scheduled.appointmentId(),
                        scheduled.clinicId(),
                        scheduled.patientId(),
                        scheduled.treatmentId(),
                        price)));
    }
}
