package io.neonpro.billing.invoice;

import io.neonpro.billing.price.Prices;
import io.neonpro.contracts.appointment.AppointmentEvent;
import io.neonpro.contracts.appointment.AppointmentEvent.Scheduled;
import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.event.Inbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Lets invoices follow appointments: drafted, issued, voided. */
@ApplicationScoped
class AppointmentEvents {

    private static final EventFamily KNOWN = EventFamily.of(AppointmentEvent.class);

    private final Inbox inbox;
    private final Invoices invoices;
    private final Prices prices;

    AppointmentEvents(Inbox inbox, Invoices invoices, Prices prices) {
        this.inbox = inbox;
        this.invoices = invoices;
        this.prices = prices;
    }

    @Incoming("scheduling")
    Uni<Void> hear(Message<String> message) {
        return inbox.receive(message, KNOWN, (event, time) -> follow((AppointmentEvent) event, time));
    }

    private Uni<?> follow(AppointmentEvent event, Instant time) {
        return switch (event) {
            case Scheduled scheduled -> draft(scheduled);
            case AppointmentEvent.Completed e -> invoices.issue(e.appointmentId(), time);
            case AppointmentEvent.Cancelled e -> invoices.cancel(e.appointmentId());
            case AppointmentEvent.Rescheduled e -> Uni.createFrom().voidItem();
            case AppointmentEvent.Confirmed e -> Uni.createFrom().voidItem();
            case AppointmentEvent.CheckedIn e -> Uni.createFrom().voidItem();
            case AppointmentEvent.NoShow e -> Uni.createFrom().voidItem();
        };
    }

    private Uni<?> draft(Scheduled scheduled) {
        return prices.of(scheduled.treatmentId())
                .flatMap(price -> invoices.draft(new Charge(
                        scheduled.appointmentId(),
                        scheduled.clinicId(),
                        scheduled.patientId(),
                        scheduled.treatmentId(),
                        price)));
    }
}
