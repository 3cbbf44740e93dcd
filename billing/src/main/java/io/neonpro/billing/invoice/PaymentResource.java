package io.neonpro.billing.invoice;

import static io.neonpro.contracts.access.Permissions.PAYMENT_READ;

import io.neonpro.kernel.audit.Audited;
import io.neonpro.kernel.web.page.Page;
import io.neonpro.kernel.web.page.PageRequest;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Payments over REST, whatever they are for. */
@Path("/api/v1/payments")
@Tag(name = "payments")
public class PaymentResource {

    private final PaymentBook book;

    PaymentResource(PaymentBook book) {
        this.book = book;
    }

    @Audited("payment.search")
    @GET
    @PermissionsAllowed(PAYMENT_READ)
    @Operation(summary = "List payments, newest first")
    public Uni<Page<RecordedPayment>> search(@QueryParam("patientId") UUID patientId, @BeanParam PageRequest page) {
        return book.search(patientId, page);
    }
}
