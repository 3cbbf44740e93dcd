package io.neonpro.billing.invoice;

import static io.neonpro.contracts.access.Permissions.INVOICE_READ;
import static io.neonpro.contracts.access.Permissions.INVOICE_WRITE;
import static io.neonpro.contracts.access.Permissions.PAYMENT_READ;
import static io.neonpro.contracts.access.Permissions.PAYMENT_WRITE;

import io.neonpro.kernel.audit.Audited;
import io.neonpro.kernel.web.Answers;
import io.neonpro.kernel.web.Condition;
import io.neonpro.kernel.web.idempotency.Idempotent;
import io.neonpro.kernel.web.page.Page;
import io.neonpro.kernel.web.page.PageRequest;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** Invoices over REST. */
@Path(InvoiceResource.PATH)
@Tag(name = "invoices")
public class InvoiceResource {

    static final String PATH = "/api/v1/invoices";

    private final Invoices invoices;
    private final InvoiceBook book;
    private final PaymentBook payments;

    InvoiceResource(Invoices invoices, InvoiceBook book, PaymentBook payments) {
        this.invoices = invoices;
        this.book = book;
        this.payments = payments;
    }

    @Audited("invoice.search")
    @GET
    @PermissionsAllowed(INVOICE_READ)
    @Operation(summary = "List invoices, newest first")
    public Uni<Page<InvoiceDetails>> search(@BeanParam InvoiceFilter filter, @BeanParam PageRequest page) {
        return book.search(filter, page);
    }

    @Audited("invoice.read")
    @GET
    @Path("{id}")
    @PermissionsAllowed(INVOICE_READ)
    @Operation(summary = "Read an invoice")
    public Uni<RestResponse<InvoiceDetails>> get(UUID id) {
        return book.get(id).map(InvoiceResource::answer);
    }

    @Audited(value = "invoice.issue", isChange = true)
    @POST
    @Path("{id}/issue")
    @Idempotent
    @PermissionsAllowed(INVOICE_WRITE)
    @Operation(summary = "Charge a draft without its treatment, as of an appointment that was missed")
    public Uni<RestResponse<InvoiceDetails>> issue(UUID id, @BeanParam Condition condition) {
        return invoices.charge(id, condition::require).map(InvoiceResource::answer);
    }

    @Audited(value = "invoice.void", isChange = true)
    @POST
    @Path("{id}/void")
    @Idempotent
    @PermissionsAllowed(INVOICE_WRITE)
    @Operation(summary = "Charge nothing, for a draft or what nobody has paid yet")
    public Uni<RestResponse<InvoiceDetails>> waive(UUID id, @BeanParam Condition condition) {
        return invoices.waive(id, condition::require).map(InvoiceResource::answer);
    }

    private static RestResponse<InvoiceDetails> answer(InvoiceDetails invoice) {
        return Answers.ok(invoice.version(), invoice);
    }

    @Audited(value = "payment.search", isOfNobody = true)
    @GET
    @Path("{id}/payments")
    @PermissionsAllowed(PAYMENT_READ)
    @Operation(summary = "List an invoice's payments, newest first")
    public Uni<Page<RecordedPayment>> payments(UUID id, @BeanParam PageRequest page) {
        return payments.ofInvoice(id, page);
    }

    @Audited(value = "invoice.pay", isChange = true)
    @POST
    @Path("{id}/payments")
    @Idempotent
    @PermissionsAllowed(PAYMENT_WRITE)
    @Operation(summary = "Record a payment; a deposit before the treatment is one too")
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    public Uni<RestResponse<RecordedPayment>> pay(UUID id, @BeanParam Condition condition, PaymentRequest payment) {
        return invoices.pay(id, condition::require, payment)
                .map(recorded -> Answers.created(URI.create(PATH + "/" + id), recorded.invoiceVersion(), recorded));
    }
}
