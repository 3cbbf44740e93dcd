package io.neonpro.billing.invoice;

import static io.neonpro.contracts.access.Permissions.OWN_READ;

import io.neonpro.kernel.audit.Audited;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.web.Answers;
import io.neonpro.kernel.web.page.Page;
import io.neonpro.kernel.web.page.PageRequest;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** What somebody owes and has paid, for themselves. */
@Path("/api/v1/me/invoices")
@Tag(name = "own data")
public class OwnInvoiceResource {

    private final InvoiceBook book;

    OwnInvoiceResource(InvoiceBook book) {
        this.book = book;
    }

    @Audited("invoice.search")
    @GET
    @PermissionsAllowed(OWN_READ)
    @Operation(summary = "List one's own invoices, newest first")
    public Uni<Page<InvoiceDetails>> page(@BeanParam PageRequest page) {
        return book.search(new InvoiceFilter(Tenancy.require().requirePatient(), null, null), page);
    }

    @Audited("invoice.read")
    @GET
    @Path("{id}")
    @PermissionsAllowed(OWN_READ)
    @Operation(summary = "Read one's own invoice")
    public Uni<RestResponse<InvoiceDetails>> get(UUID id) {
        return book.ofPatient(Tenancy.require().requirePatient(), id)
                .map(invoice -> Answers.ok(invoice.version(), invoice));
    }
}
