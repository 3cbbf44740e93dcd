package io.neonpro.billing.invoice;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Arrays;

/** How a patient pays, in kebab-case in JSON. */
@RegisterForReflection
public enum PaymentMethod {
    @JsonProperty("cash")
    CASH("cash"),
    @JsonProperty("pix")
    PIX("pix"),
    @JsonProperty("credit-card")
    CREDIT_CARD("credit-card"),
    @JsonProperty("debit-card")
    DEBIT_CARD("debit-card"),
    @JsonProperty("bank-transfer")
    BANK_TRANSFER("bank-transfer");

    private final String code;

    PaymentMethod(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    static PaymentMethod ofCode(String code) {
        return Arrays.stream(values())
                .filter(method -> method.code.equals(code))
                .findFirst()
                .orElseThrow();
    }
}
