package io.neonpro.billing.invoice;

import io.neonpro.kernel.value.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.Optional;

/** The state of an invoice. */
@RegisterForReflection
public sealed interface Invoice {

    /** There is none yet. */
    record None() implements Invoice {}

    /**
     * There is one.
     *
     * @param number given when it is issued
     * @param dueDate likewise
     */
    record Existing(
            InvoiceStatus status, Charge charge, Money paid, Optional<String> number, Optional<LocalDate> dueDate)
            implements Invoice {

        static Existing drafted(Charge charge) {
            return new Existing(
                    InvoiceStatus.DRAFT,
                    charge,
                    Money.zero(charge.total().currency()),
                    Optional.empty(),
                    Optional.empty());
        }

        Money open() {
            return charge.total().minus(paid);
        }

        boolean isSettledBy(Money amount) {
            return !open().minus(amount).isPositive();
        }

        Existing as(InvoiceStatus next) {
            return new Existing(next, charge, paid, number, dueDate);
        }

        Existing issued(String asNumber, LocalDate due) {
            return new Existing(InvoiceStatus.ISSUED, charge, paid, Optional.of(asNumber), Optional.of(due));
        }

        Existing paid(Money amount) {
            return new Existing(status, charge, paid.plus(amount), number, dueDate);
        }
    }
}
