package io.neonpro.kernel.value;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.graphql.api.federation.Shareable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Objects;
import org.eclipse.microprofile.graphql.NonNull;

/**
 * An amount in a currency, in JSON {@code {"amount":"123.45","currency":"BRL"}}.
 *
 * @param amount in the currency's main unit, at its ISO 4217 number of decimals
 * @param currency ISO 4217 code
 */
@RegisterForReflection
public record Money(
        @NonNull @JsonFormat(shape = JsonFormat.Shape.STRING)
        BigDecimal amount,

        @NonNull String currency) implements Comparable<Money> {

    /**
     * @throws IllegalArgumentException for an unknown currency, or more decimals than it has
     */
    public Money {
        Objects.requireNonNull(amount, "amount");
        int decimals = Currency.getInstance(currency).getDefaultFractionDigits();
        if (amount.stripTrailingZeros().scale() > decimals) {
            throw new IllegalArgumentException(
                    currency + " has " + decimals + " decimals, not " + amount.toPlainString());
        }
        amount = amount.setScale(decimals, RoundingMode.UNNECESSARY);
    }

    // shareable by field, since a type that is an input as well cannot carry the directive

    @Override
    @Shareable
    public BigDecimal amount() {
        return amount;
    }

    @Override
    @Shareable
    public String currency() {
        return currency;
    }

    public static Money zero(String currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    public Money plus(Money other) {
        return new Money(amount.add(sameCurrency(other).amount), currency);
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(sameCurrency(other).amount), currency);
    }

    @JsonIgnore
    public boolean isPositive() {
        return amount.signum() > 0;
    }

    @Override
    public int compareTo(Money other) {
        return amount.compareTo(sameCurrency(other).amount);
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(currency + " and " + other.currency + " do not add");
        }
        return other;
    }
}
