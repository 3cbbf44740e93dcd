package io.neonpro.billing.invoice;

import io.neonpro.kernel.value.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/**
 * What an invoice is for.
 *
 * @param total what the treatment was to cost when the appointment was made; later changes of its price do not touch it
 */
@RegisterForReflection
public record Charge(UUID appointmentId, UUID clinicId, UUID patientId, UUID treatmentId, Money total) {}
