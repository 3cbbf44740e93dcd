package io.neonpro.scheduling.calendar;

import io.neonpro.contracts.clinic.Requirements;
import io.neonpro.kernel.event.Refused;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.value.Money;
import java.time.ZoneId;
import java.util.UUID;

/** A treatment that a clinic gives, and the zone of the clinic's clocks. */
public record Offer(UUID clinicId, ZoneId zone, Treatment treatment) {

    static Refused noClinic() {
        return Rejected.missing("clinic-not-found", "There is no such clinic.").asFailure();
    }

    /**
     * What the calendar knows of both.
     *
     * @param timezone null when the clinic is unknown
     * @param treatment null when it is unknown
     */
    record Row(String timezone, boolean closedDown, Treatment treatment) {

        static Row of(io.vertx.sqlclient.Row row) {
            boolean isKnown = row.getUUID("id") != null;
            return new Row(
                    row.getString("timezone"), row.getBoolean("is_closed_down"), isKnown ? treatment(row) : null);
        }

        private static Treatment treatment(io.vertx.sqlclient.Row row) {
            return new Treatment(
                    row.getUUID("id"),
                    row.getLong("revision"),
                    row.getInteger("duration_minutes"),
                    row.getInteger("buffer_minutes"),
                    new Money(row.getBigDecimal("amount"), row.getString("currency")),
                    row.getJsonObject("requires").mapTo(Requirements.class),
                    row.getBoolean("archived"));
        }

        Offer offer(UUID clinicId) {
            if (timezone == null) {
                throw noClinic();
            }
            if (treatment == null) {
                throw Rejected.missing("treatment-not-found", "There is no such treatment.")
                        .asFailure();
            }
            if (closedDown) {
                throw Rejected.invalid("clinic-archived", "The clinic is archived.")
                        .asFailure();
            }
            return new Offer(clinicId, ZoneId.of(timezone), treatment);
        }

        Offer current(UUID clinicId) {
            Offer offer = offer(clinicId);
            if (treatment.archived()) {
                throw Rejected.invalid("treatment-archived", "The treatment is archived.")
                        .asFailure();
            }
            return offer;
        }
    }
}
