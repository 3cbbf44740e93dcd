package io.neonpro.scheduling.agenda;

import io.micrometer.core.instrument.MeterRegistry;
import io.neonpro.kernel.health.Gauges;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.scheduling.appointment.AppointmentList;
import io.neonpro.scheduling.appointment.BookedAppointment;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Passes changes of agendas on to those who watch them in this instance. A watcher who does not
 * keep up loses the stream, and this service no memory.
 */
@ApplicationScoped
public class Agendas {

    private static final int MAX_WAITING_CHANGES = 256;

    private final BroadcastProcessor<Told> changes = BroadcastProcessor.create();
    private final AtomicInteger watchers = new AtomicInteger();
    private final AppointmentList appointments;
    private final Gauges gauges;

    Agendas(AppointmentList appointments, MeterRegistry metrics) {
        this.appointments = appointments;
        this.gauges = new Gauges(metrics).with("neonpro.agenda.watchers", watchers::get);
    }

    @PreDestroy
    void stop() {
        gauges.remove();
    }

    /** What happens from now on at a clinic of the current tenant, read as the watcher may. */
    public Multi<AgendaChange> changes(UUID clinic) {
        Agenda agenda = new Agenda(Tenancy.require().tenant(), clinic);
        Context watcher = Vertx.currentContext();
        return changes.filter(told -> told.agenda().equals(agenda))
                .onOverflow()
                .buffer(MAX_WAITING_CHANGES)
                .emitOn(task -> watcher.runOnContext(now -> task.run()))
                .onItem()
                .transformToUniAndConcatenate(told ->
                        appointments.current(told.appointment()).map(found -> found.map(one -> change(told, one))))
                .filter(Optional::isPresent)
                .map(Optional::get)
                .onSubscription()
                .invoke(watchers::incrementAndGet)
                .onTermination()
                .invoke(watchers::decrementAndGet);
    }

    private static AgendaChange change(Told told, BookedAppointment now) {
        return new AgendaChange(told.type(), now);
    }

    /** Whether it is worth while to read what happened. */
    boolean isAnyWatched() {
        return watchers.get() > 0;
    }

    void tell(Told told) {
        changes.onNext(told);
    }
}
