package io.neonpro.scheduling.availability;

import io.neonpro.kernel.web.page.PageRequest;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

/**
 * Which page of slots is wanted; slots are small, so it may be longer than other pages.
 *
 * @param limit how many slots at most
 * @param cursor where the page before ended; null for the first page
 */
@RegisterForReflection
public record SlotPage(
        @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(MAX_LIMIT)
        int limit,

        @QueryParam("cursor") @Size(max = 1024) String cursor) {

    public static final int MAX_LIMIT = 1000;

    PageRequest request() {
        return new PageRequest(limit, cursor);
    }
}
