package io.neonpro.billing.invoice;

import static io.neonpro.billing.Api.INVOICE;
import static io.neonpro.billing.Api.INVOICES;
import static io.neonpro.billing.Api.PAYMENTS;
import static io.neonpro.billing.Api.payment;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasSize;

import io.neonpro.billing.Api;
import io.neonpro.billing.Group;
import io.neonpro.billing.ServiceTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whose invoices are seen and paid, and by whom, is in the access log: row 14. */
@ServiceTest
class InvoiceTrailTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String LOG = "/api/v1/access-log?subject=";

    private final Group group = Group.open();
    private final Api owner = group.api.allowedTo("tenant:write");

    @Test
    void whatHappensToAnInvoiceIsNotedOfItsPatient() {
        UUID patient = UUID.randomUUID();
        UUID invoice = group.drafts(patient, 1).getFirst();

        group.api.get(INVOICE, invoice).statusCode(200);
        group.api.get(INVOICES + "?patientId=" + patient).statusCode(200);
        group.api.post(PAYMENTS, payment("10"), invoice).statusCode(201);
        // what is refused changes nothing
        group.api.post(PAYMENTS, payment("100000"), invoice).statusCode(409);

        await().atMost(PATIENCE)
                .untilAsserted(() -> owner.get(LOG + patient)
                        .body("items", hasSize(3))
                        .body("items.action", containsInAnyOrder("invoice.read", "invoice.search", "invoice.pay")));
    }
}
