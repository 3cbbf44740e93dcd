package io.neonpro.billing.invoice;

import jakarta.ws.rs.QueryParam;
import java.util.UUID;

/**
 * Which invoices are wanted; what is null does not matter.
 *
 * @param status {@code draft}, {@code issued}, {@code paid} or {@code voided}
 */
public record InvoiceFilter(
        @QueryParam("patientId") UUID patientId,
        @QueryParam("appointmentId") UUID appointmentId,
        @QueryParam("status") InvoiceStatus status) {}
