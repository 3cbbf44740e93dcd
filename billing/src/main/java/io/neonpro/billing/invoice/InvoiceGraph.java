package io.neonpro.billing.invoice;

import static io.neonpro.contracts.access.Permissions.INVOICE_READ;

import io.neonpro.kernel.audit.Audited;
import io.neonpro.kernel.web.page.PageRequest;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.graphql.api.federation.Resolver;
import io.smallrye.graphql.api.federation.link.Import;
import io.smallrye.graphql.api.federation.link.Link;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Invoices over GraphQL. */
@GraphQLApi
@Link(
        url = "https://specs.apollo.dev/federation/v2.7",
        _import = {@Import(name = "@key"), @Import(name = "@shareable")})
public class InvoiceGraph {

    private final InvoiceBook book;

    InvoiceGraph(InvoiceBook book) {
        this.book = book;
    }

    @Audited("invoice.read")
    @Query
    @Description("An invoice, or null when there is none.")
    @PermissionsAllowed(INVOICE_READ)
    public Uni<InvoiceDetails> invoice(@Id @NonNull UUID id) {
        return book.find(id).map(found -> found.orElse(null));
    }

    @Audited("invoice.read")
    @Description("What the patient owes for it.")
    @PermissionsAllowed(INVOICE_READ)
    @Name("invoice")
    public Uni<List<@Nullable InvoiceDetails>> invoicesOfEach(@Source List<Appointment> appointments) {
        List<UUID> ids = appointments.stream().map(Appointment::id).toList();
        return book.ofAppointments(ids).map(found -> inOrder(ids, found, InvoiceDetails::appointmentId));
    }

    @Audited("invoice.read")
    @Description("What they owe or owed, newest first; at most 100.")
    @PermissionsAllowed(INVOICE_READ)
    public Uni<List<List<InvoiceDetails>>> invoices(@Source List<Patient> patients, @Nullable Integer first) {
        List<UUID> ids = patients.stream().map(Patient::id).toList();
        return book.ofPatients(ids, PageRequest.of(first, null).limit()).map(found -> {
            Map<UUID, List<InvoiceDetails>> byPatient =
                    found.stream().collect(Collectors.groupingBy(InvoiceDetails::patientId));
            return ids.stream().map(id -> byPatient.getOrDefault(id, List.of())).toList();
        });
    }

    @PermissionsAllowed(INVOICE_READ)
    public Appointment appointment(@Source InvoiceDetails invoice) {
        return new Appointment(invoice.appointmentId());
    }

    @PermissionsAllowed(INVOICE_READ)
    public Patient patient(@Source InvoiceDetails invoice) {
        return new Patient(invoice.patientId());
    }

    /** Invoices that other subgraphs mention, in the order asked for. */
    @Audited("invoice.read")
    @Resolver
    @PermissionsAllowed(INVOICE_READ)
    public Uni<List<@Nullable InvoiceDetails>> invoice(List<UUID> id) {
        return book.find(id).map(found -> inOrder(id, found, InvoiceDetails::id));
    }

    /** Billing knows of an appointment what it is told: that there is one. */
    @Resolver
    @PermissionsAllowed(INVOICE_READ)
    public Uni<List<Appointment>> appointment(List<UUID> id) {
        return Uni.createFrom().item(id.stream().map(Appointment::new).toList());
    }

    /** Billing knows of a patient what it is told: that there is one. */
    @Resolver
    @PermissionsAllowed(INVOICE_READ)
    public Uni<List<Patient>> patient(List<UUID> id) {
        return Uni.createFrom().item(id.stream().map(Patient::new).toList());
    }

    private static List<@Nullable InvoiceDetails> inOrder(
            List<UUID> ids, List<InvoiceDetails> found, Function<InvoiceDetails, UUID> key) {
        Map<UUID, InvoiceDetails> byKey = found.stream().collect(Collectors.toMap(key, Function.identity()));
        return ids.stream().<InvoiceDetails>map(byKey::get).toList();
    }
}
