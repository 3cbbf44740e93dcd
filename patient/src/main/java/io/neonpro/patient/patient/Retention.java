package io.neonpro.patient.patient;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;

/**
 * How long a medical record, and with it whom it is about, must be kept: twenty years from its last
 * entry (Lei 13.787/2018, art. 6; before it Resolução CFM 1.821/2007, art. 8). That duty goes
 * before the right to erasure (LGPD art. 16, I), and no consent shortens it.
 */
public final class Retention {

    public static final String LEGAL_BASIS = "Lei 13.787/2018, art. 6; LGPD, art. 16, I";

    private static final Period KEPT = Period.ofYears(20);

    private Retention() {}

    /** The first day on which a record that was last added to at this time may be destroyed. */
    static LocalDate end(Instant lastEntry) {
        return LocalDate.ofInstant(lastEntry, ZoneOffset.UTC).plus(KEPT).plusDays(1);
    }

    static boolean binds(Instant lastEntry, Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC).isBefore(end(lastEntry));
    }
}
