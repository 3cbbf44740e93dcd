package io.neonpro.notify.template;

import io.neonpro.notify.message.MessageKind;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What a wording may leave open, as {@code {patientName}}. */
public enum Placeholder {
    PATIENT_NAME("patientName"),
    CLINIC_NAME("clinicName"),
    /** Empty when the clinic has none. */
    CLINIC_ADDRESS("clinicAddress"),
    TREATMENT_NAME("treatmentName"),
    PRACTITIONER_NAME("practitionerName"),
    DATE("date"),
    TIME("time"),
    PRICE("price"),
    /** From when it was moved. */
    PREVIOUS_DATE("previousDate"),
    PREVIOUS_TIME("previousTime");

    private final String code;

    Placeholder(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** The codes of those that a kind of message can fill. */
    static Set<String> of(MessageKind kind) {
        return Arrays.stream(values())
                .filter(placeholder -> kind == MessageKind.RESCHEDULING
                        || (placeholder != PREVIOUS_DATE && placeholder != PREVIOUS_TIME))
                .map(Placeholder::code)
                .collect(Collectors.toUnmodifiableSet());
    }
}
