package io.neonpro.billing.invoice;

import io.neonpro.kernel.value.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/**
 * What an invoice is for.
 *
 * @param total the treatment's price when the appointment was made; later changes of the price do
 *     not touch it
 */
@RegisterForReflection
public record Charge(UUID appointmentId, UUID clinicId, UUID patientId, UUID treatmentId, Money total) {}
