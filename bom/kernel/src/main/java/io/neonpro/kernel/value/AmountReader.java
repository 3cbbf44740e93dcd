package io.neonpro.kernel.value;

import java.math.BigDecimal;

/** Reads the amount of {@link Money}; found by its annotation. */
final class AmountReader extends ValueReader<BigDecimal> {

    AmountReader() {
        super(BigDecimal.class, Money::amountOf);
    }
}
