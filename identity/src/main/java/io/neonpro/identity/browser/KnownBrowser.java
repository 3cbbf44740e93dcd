package io.neonpro.identity.browser;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A browser in which somebody signed in.
 *
 * @param saidSecondFactor whether they said more than their password
 */
public record KnownBrowser(UUID person, Instant signedInAt, boolean saidSecondFactor) {

    static KnownBrowser of(Row row) {
        return new KnownBrowser(
                row.getUUID("user_id"),
                row.getOffsetDateTime("signed_in_at").toInstant(),
                row.getBoolean("said_second_factor"));
    }

    /** Whether they signed in no longer ago than this. */
    public boolean isWithin(Duration age) {
        return Duration.between(signedInAt, Instant.now()).compareTo(age) <= 0;
    }
}
