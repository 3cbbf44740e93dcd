package io.neonpro.billing.invoice;

import io.neonpro.kernel.value.Money;
import jakarta.validation.constraints.NotNull;

/** What a client says of a payment. */
public record PaymentRequest(
        @NotNull PaymentMethod method, @NotNull Money amount) {}
