package io.neonpro.clinic.export;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A service that holds some of a tenant's data.
 *
 * @param parts their names, as {@code items}
 * @param page of a part, after a cursor: {@code items}, and {@code next} unless it is the last one
 */
record Source(
        String service, Supplier<Uni<JsonNode>> parts, BiFunction<String, @Nullable String, Uni<JsonNode>> page) {}
