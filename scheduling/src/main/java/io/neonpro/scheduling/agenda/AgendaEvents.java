package io.neonpro.scheduling.agenda;

import io.neonpro.kernel.event.Echo;
import io.neonpro.kernel.start.Settled;
import io.neonpro.kernel.value.Ids;
import io.neonpro.scheduling.appointment.AppointmentList;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Hears this service's own events back from Kafka, in every instance, so that whoever watches an
 * agenda sees what any instance did.
 */
@ApplicationScoped
class AgendaEvents {

    /** What else this service says is nobody's agenda. */
    private static final String APPOINTMENT = "io.neonpro.appointment.";

    private final Agendas agendas;
    private final AppointmentList appointments;
    private final Echo echo;

    AgendaEvents(Agendas agendas, AppointmentList appointments, Echo echo) {
        this.agendas = agendas;
        this.appointments = appointments;
        this.echo = echo;
    }

    void start(@Observes Settled event) {
        echo.start(this::hear);
    }

    private void hear(ConsumerRecord<String, String> event) {
        String type = attribute(event, "type");
        if (!type.startsWith(APPOINTMENT) || !agendas.isAnyWatched()) {
            return;
        }
        UUID tenant = Ids.of(attribute(event, "tenantid"));
        UUID clinic = Ids.of(new JsonObject(event.value()).getString("clinicId"));
        agendas.tell(new Told(new Agenda(tenant, clinic), type, appointments.current(Ids.of(event.key()))));
    }

    private static String attribute(ConsumerRecord<String, String> event, String name) {
        return new String(event.headers().lastHeader("ce_" + name).value(), StandardCharsets.UTF_8);
    }
}
