package io.neonpro.billing.invoice;

import io.neonpro.billing.price.Prices;
import io.neonpro.contracts.appointment.AppointmentEvent;
import io.neonpro.contracts.appointment.AppointmentEvent.Scheduled;
import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.event.Listener;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Lets invoices follow appointments: drafted, issued, voided. */
@ApplicationScoped
class AppointmentEvents implements Listener {

    private static final EventFamily KNOWN = EventFamily.of(AppointmentEvent.class);

    private final Invoices invoices;
    private final Prices prices;

    AppointmentEvents(Invoices invoices, Prices prices) {
        this.invoices = invoices;
        this.prices = prices;
    }

    @Override
    public String source() {
        return "scheduling";
    }

    @Override
    public EventFamily known() {
        return KNOWN;
    }

    @Override
    public Uni<?> hear(Object event, Instant time) {
        return switch ((AppointmentEvent) event) {
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
