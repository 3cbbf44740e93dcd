package io.neonpro.scheduling.agenda;

import io.neonpro.kernel.audit.Audited;
import io.neonpro.scheduling.appointment.BookedAppointment;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** What a watcher is shown: whoever watches has seen the appointments of those patients, and no others. */
@ApplicationScoped
class ShownChanges {

    /** The appointment, on the watcher's own context, whoever's it was read on; null when it is not to be seen. */
    @Audited("appointment.read")
    Uni<@Nullable BookedAppointment> now(Told told) {
        Context watcher = Vertx.currentContext();
        return told.appointment()
                .emitOn(task -> watcher.runOnContext(now -> task.run()))
                .map(found -> found.orElse(null));
    }
}
