package io.neonpro.contracts;

import io.neonpro.contracts.access.AccessEvent;
import io.neonpro.contracts.appointment.AppointmentEvent;
import io.neonpro.contracts.appointment.AttentionEvent;
import io.neonpro.contracts.billing.InvoiceEvent;
import io.neonpro.contracts.clinic.CatalogueEvent;
import io.neonpro.contracts.clinic.TenantEvent;
import io.neonpro.contracts.identity.UserEvent;
import io.neonpro.contracts.notify.MessageEvent;
import io.neonpro.contracts.patient.ConsentEvent;
import io.neonpro.contracts.patient.MedicalRecordEvent;
import io.neonpro.contracts.patient.PatientEvent;
import io.neonpro.contracts.privacy.ErasureEvent;
import io.neonpro.contracts.privacy.RequestEvent;
import java.util.Arrays;
import java.util.List;

/** Every event that crosses a service border. */
public final class PublishedEvents {

    /** One sealed interface per aggregate. */
    public static final List<Class<?>> ALL = List.of(
            PatientEvent.class,
            MedicalRecordEvent.class,
            ConsentEvent.class,
            AppointmentEvent.class,
            AttentionEvent.class,
            TenantEvent.class,
            CatalogueEvent.class,
            InvoiceEvent.class,
            MessageEvent.class,
            UserEvent.class,
            ErasureEvent.class,
            AccessEvent.class,
            RequestEvent.class);

    /** One record per event, in its newest version. */
    public static final List<Class<?>> TYPES = ALL.stream()
            .<Class<?>>flatMap(events -> Arrays.stream(events.getPermittedSubclasses()))
            .toList();

    private PublishedEvents() {}
}
