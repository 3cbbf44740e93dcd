package io.neonpro.kernel.value;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.graphql.api.federation.Shareable;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An amount in a currency, in JSON {@code {"amount":"123.45","currency":"BRL"}}. The amount is text, so that no
 * client rounds it: digits, and a point with at most the currency's decimals. It is answered with all of them.
 *
 * @param amount in the currency's main unit, at its ISO 4217 number of decimals
 * @param currency one of {@link Currencies}
 */
@RegisterForReflection
@Schema(description = "An amount in a currency in use.")
public record Money(
        @NonNull
        @NotNull
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @JsonDeserialize(using = AmountReader.class)
        @Schema(type = SchemaType.STRING, pattern = "^" + Money.FORM + "$", examples = "123.45")
        BigDecimal amount,

        @NonNull @NotNull @Schema(pattern = "^" + Currencies.FORM + "$", examples = "BRL")
        String currency)
        implements Comparable<Money> {

    /** How an amount is written, none below zero; no currency has more than three decimals. */
    public static final String FORM = "(0|[1-9][0-9]{0,11})(\\.[0-9]{1,3})?";

    public static final String EXPECTATION = "must be an amount in digits, as \"180.00\"";

    private static final Pattern WRITTEN = Pattern.compile(FORM);

    /**
     * @throws InvalidValue without an amount, without a currency in use, or with more decimals than that has
     */
    public Money {
        if (amount == null || currency == null) {
            throw new InvalidValue(amount == null ? "amount" : "currency", InvalidValue.REQUIRED, "is required");
        }
        if (!Currencies.isInUse(currency)) {
            throw new InvalidValue("currency", InvalidValue.CURRENCY, Currencies.EXPECTATION);
        }
        int decimals = Currencies.decimals(currency);
        if (amount.scale() > decimals) {
            throw new InvalidValue(
                    "amount", InvalidValue.AMOUNT, "must have at most " + decimals + " decimals in " + currency);
        }
        amount = amount.setScale(decimals, RoundingMode.UNNECESSARY);
    }

    /**
     * An amount as it is written.
     *
     * @throws InvalidValue for anything else than digits with a point
     */
    public static BigDecimal amountOf(String text) {
        if (!WRITTEN.matcher(text).matches()) {
            throw new InvalidValue("", InvalidValue.AMOUNT, EXPECTATION);
        }
        return new BigDecimal(text);
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
