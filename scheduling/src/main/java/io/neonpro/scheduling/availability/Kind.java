package io.neonpro.scheduling.availability;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Locale;

/** What an appointment occupies; the clinic itself only says when it is open. */
@RegisterForReflection
public enum Kind {
    CLINIC,
    PRACTITIONER,
    ROOM,
    DEVICE,
    PATIENT;

    /** The name in JSON and SQL, for example {@code room}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Kind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
