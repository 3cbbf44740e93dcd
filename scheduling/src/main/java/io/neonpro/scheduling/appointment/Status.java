package io.neonpro.scheduling.appointment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Arrays;
import java.util.Locale;
import org.eclipse.microprofile.graphql.Enum;

/** How far an appointment has come. */
@RegisterForReflection
@Enum("AppointmentStatus")
public enum Status {
    SCHEDULED,
    CONFIRMED,
    CHECKED_IN,
    COMPLETED,
    CANCELLED,
    NO_SHOW;

    /** Whether it may still take place. */
    boolean isOpen() {
        return this == SCHEDULED || this == CONFIRMED || this == CHECKED_IN;
    }

    /** The name in JSON and SQL, for example {@code no-show}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @JsonCreator
    public static Status of(String code) {
        return Arrays.stream(values())
                .filter(status -> status.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no status is called " + code));
    }
}
