package io.neonpro.billing.invoice;

import io.neonpro.kernel.data.ListStatement;
import io.neonpro.kernel.data.Reads;
import io.neonpro.kernel.data.Visible;
import io.neonpro.kernel.tenancy.ClinicScope;
import io.neonpro.kernel.web.page.Keyset;
import io.neonpro.kernel.web.page.Newest;
import io.neonpro.kernel.web.page.Page;
import io.neonpro.kernel.web.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Finds invoices of the clinics that the caller may see. */
@ApplicationScoped
public class InvoiceBook {

    private static final Keyset<InvoiceDetails> NEWEST_FIRST = new Keyset<>(
            "invoices-newest-first", invoice -> List.of(invoice.createdAt().toInstant(), invoice.id()));

    private static final String COLUMNS = """
            select id, version, number, status, appointment_id, clinic_id, patient_id,
                   treatment_id, amount, paid, currency, due_date, created_at
              from invoice
             where tenant_id = $1 and (cast($2 as uuid[]) is null or clinic_id = any(cast($2 as uuid[])))
            """;

    private static final ListStatement PAGE =
            ListStatement.of(COLUMNS, """
                       and (created_at, id) < ($3, $4)
                     order by created_at desc, id desc
                     limit $5
                    """, 5, "patient_id = ?", "appointment_id = ?", "status = ?");

    /** As many of each clinic as the page has, so that a small one's are not looked for among all of the group's. */
    private static final String OF_CLINICS = """
            select newest.*
              from unnest($2::uuid[]) as clinic (id)
             cross join lateral (
            """ + COLUMNS + """
                        and clinic_id = clinic.id and (created_at, id) < ($3, $4)
                      order by created_at desc, id desc
                      limit $5) as newest
             order by created_at desc, id desc
             limit $5
                    """;

    private static final String BY_ID = COLUMNS + " and id = any($3)";

    private static final String BY_APPOINTMENT = COLUMNS + " and appointment_id = any($3)";

    private static final String BY_PATIENT = """
            select newest.*
              from unnest($3::uuid[]) as patient (id)
             cross join lateral (
            """ + COLUMNS + """
                        and patient_id = patient.id
                      order by created_at desc, id desc
                      limit $4) as newest
                    """;

    private final Reads reads;

    InvoiceBook(Reads reads) {
        this.reads = reads;
    }

    /**
     * @return fails with {@code not-found}
     */
    public Uni<InvoiceDetails> get(UUID id) {
        return find(id).map(invoice -> invoice.orElseThrow(InvoiceRules.NO_SUCH_INVOICE::asFailure));
    }

    /**
     * One of a patient's; anybody else's is not there.
     *
     * @return fails with {@code not-found}
     */
    Uni<InvoiceDetails> ofPatient(UUID patientId, UUID id) {
        return find(id).map(found -> found.filter(invoice -> invoice.patientId().equals(patientId))
                .orElseThrow(InvoiceRules.NO_SUCH_INVOICE::asFailure));
    }

    public Uni<Optional<InvoiceDetails>> find(UUID id) {
        return reads.find(BY_ID, Visible.arguments(List.of(id)), InvoiceDetails::of);
    }

    public Uni<Page<InvoiceDetails>> search(InvoiceFilter filter, PageRequest page) {
        Newest from = Newest.of(NEWEST_FIRST, page);
        Tuple fixed = Visible.arguments()
                .addValue(from.before())
                .addValue(from.beforeId())
                .addValue(page.rows());
        Object[] values = {
            filter.patientId(),
            filter.appointmentId(),
            Optional.ofNullable(filter.status()).map(InvoiceStatus::code).orElse(null)
        };
        boolean isOfClinics =
                !ClinicScope.current().isAll() && Arrays.stream(values).allMatch(Objects::isNull);
        return reads.list(
                        isOfClinics ? OF_CLINICS : PAGE.sql(values),
                        ListStatement.arguments(fixed, values),
                        InvoiceDetails::of)
                .map(invoices -> NEWEST_FIRST.page(page, invoices));
    }

    /** Those that there are, in any order. */
    public Uni<List<InvoiceDetails>> find(Collection<UUID> ids) {
        return reads.list(BY_ID, Visible.arguments(ids), InvoiceDetails::of);
    }

    /** Those that there are, in any order. */
    public Uni<List<InvoiceDetails>> ofAppointments(Collection<UUID> appointmentIds) {
        return reads.list(BY_APPOINTMENT, Visible.arguments(appointmentIds), InvoiceDetails::of);
    }

    /** The newest of each patient, newest first. */
    public Uni<List<InvoiceDetails>> ofPatients(Collection<UUID> patientIds, int each) {
        return reads.list(BY_PATIENT, Visible.arguments(patientIds).addInteger(each), InvoiceDetails::of);
    }
}
