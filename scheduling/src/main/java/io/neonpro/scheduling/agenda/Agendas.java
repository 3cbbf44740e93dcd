package io.neonpro.scheduling.agenda;

import io.micrometer.core.instrument.MeterRegistry;
import io.neonpro.kernel.health.Gauges;
import io.neonpro.kernel.tenancy.Tenancy;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Passes changes of agendas on to those who watch them in this instance. A watcher who does not
 * keep up loses the stream, and this service no memory; a change of the calendar that flags many is kept up with.
 */
@ApplicationScoped
public class Agendas {

    /** Each watcher has room for them from the beginning. */
    private static final int MAX_WAITING_CHANGES = 1_024;

    private final BroadcastProcessor<Told> changes = BroadcastProcessor.create();
    private final AtomicInteger watchers = new AtomicInteger();
    private final ShownChanges shown;
    private final Gauges gauges;

    Agendas(ShownChanges shown, MeterRegistry metrics) {
        this.shown = shown;
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
                .transformToUniAndConcatenate(told -> shown.now(told)
                        .onItem()
                        .ifNotNull()
                        .transform(appointment -> new AgendaChange(told.type(), appointment)))
                .onSubscription()
                .invoke(watchers::incrementAndGet)
                .onTermination()
                .invoke(watchers::decrementAndGet);
    }

    /** Whether it is worth while to read what happened. */
    boolean isAnyWatched() {
        return watchers.get() > 0;
    }

    void tell(Told told) {
        changes.onNext(told);
    }
}
