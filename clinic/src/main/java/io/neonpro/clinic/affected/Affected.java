package io.neonpro.clinic.affected;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * Appointments that a change would leave unable to take place.
 *
 * @param count of all
 * @param appointments the first of them, as scheduling shows them
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record Affected(int count, List<JsonNode> appointments) {

    static final Affected UNKNOWN = new Affected(0, List.of());
}
