package io.neonpro.scheduling.occupation;

import com.fasterxml.jackson.annotation.JsonValue;
import io.neonpro.scheduling.availability.Kind;
import io.neonpro.scheduling.availability.Span;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.sqlclient.Row;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;

/** Who or what is occupied, by what, and from when until when. */
@RegisterForReflection
public record Conflict(UUID resourceId, Kind kind, By by, OffsetDateTime start, OffsetDateTime end) {

    /** What occupies somebody. */
    @RegisterForReflection
    public enum By {
        APPOINTMENT,
        HOLD;

        /** The name in JSON, for example {@code hold}. */
        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * As it is found.
     *
     * @param holdOfCaller the hold, when it is the caller's own
     */
    record Found(UUID resourceId, Kind kind, By by, OffsetDateTime start, OffsetDateTime end, UUID holdOfCaller) {

        static Found of(Row row) {
            return new Found(
                    row.getUUID("resource_id"),
                    Kind.of(row.getString("kind")),
                    row.getBoolean("is_held") ? By.HOLD : By.APPOINTMENT,
                    row.getOffsetDateTime("starts_at"),
                    row.getOffsetDateTime("ends_at"),
                    row.getUUID("hold_of_caller"));
        }

        Span span() {
            return new Span(start.toInstant(), end.toInstant());
        }

        Conflict at(ZoneId zone) {
            return new Conflict(
                    resourceId,
                    kind,
                    by,
                    start.atZoneSameInstant(zone).toOffsetDateTime(),
                    end.atZoneSameInstant(zone).toOffsetDateTime());
        }
    }
}
