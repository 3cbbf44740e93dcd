package io.neonpro.kernel.web.page;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** Where a page begins of what is shown newest first: before a time, and of what is of that time before an id. */
public record Newest(OffsetDateTime before, UUID beforeId) {

    /** Where all of it begins. */
    public static final Newest FIRST = new Newest(OffsetDateTime.MAX, new UUID(-1, -1));

    /** @param order whose keys are a time and an id */
    public static Newest of(Keyset<?> order, PageRequest page) {
        return order.after(page)
                .map(keys -> new Newest(keys.instant(0).atOffset(ZoneOffset.UTC), keys.uuid(1)))
                .orElse(FIRST);
    }
}
