package io.neonpro.clinic.export;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Multi;

/**
 * One part of a tenant's data, from one service.
 *
 * @param pages arrays, read one after the other as they are written
 */
record Part(String service, String name, Multi<JsonNode> pages) {

    String fileName(int number) {
        return "%s/%s-%04d.json".formatted(service, name, number);
    }
}
