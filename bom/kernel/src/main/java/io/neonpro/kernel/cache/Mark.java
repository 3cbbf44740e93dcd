package io.neonpro.kernel.cache;

import io.neonpro.kernel.data.LogPosition;
import java.util.Optional;
import java.util.UUID;

/**
 * What an invalidation leaves under a key: a text like no other, which says how far the next loader
 * must see. Without that, it could load the old value again from a replica that lags.
 */
final class Mark {

    static final String PREFIX = "!";
    private static final String MUST_SEE = "@";

    private Mark() {}

    static String of(Optional<LogPosition> mustSee) {
        return PREFIX
                + UUID.randomUUID()
                + mustSee.map(position -> MUST_SEE + position).orElse("");
    }

    /** Empty for texts that are no marks. */
    static Optional<LogPosition> mustSee(String text) {
        return Optional.of(text)
                .filter(mark -> mark.startsWith(PREFIX))
                .flatMap(mark -> LogPosition.parse(mark.substring(mark.indexOf(MUST_SEE) + 1)));
    }
}
