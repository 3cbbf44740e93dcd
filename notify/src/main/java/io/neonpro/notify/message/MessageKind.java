package io.neonpro.notify.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.neonpro.notify.calendar.CalendarInvite;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a message tells. */
@RegisterForReflection
public enum MessageKind {
    /** An appointment was made. */
    @JsonProperty("confirmation")
    CONFIRMATION(CalendarInvite.Method.REQUEST),
    /** It was moved. */
    @JsonProperty("rescheduling")
    RESCHEDULING(CalendarInvite.Method.REQUEST),
    /** It comes soon. */
    @JsonProperty("reminder")
    REMINDER(CalendarInvite.Method.REQUEST),
    /** It will not take place. */
    @JsonProperty("cancellation")
    CANCELLATION(CalendarInvite.Method.CANCEL);

    private final CalendarInvite.Method calendarMethod;

    MessageKind(CalendarInvite.Method calendarMethod) {
        this.calendarMethod = calendarMethod;
    }

    /** What it asks the patient's calendar to do. */
    public CalendarInvite.Method calendarMethod() {
        return calendarMethod;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<MessageKind> find(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }

    static MessageKind ofCode(String code) {
        return find(code).orElseThrow();
    }
}
