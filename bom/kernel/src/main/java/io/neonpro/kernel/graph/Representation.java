package io.neonpro.kernel.graph;

import io.neonpro.kernel.web.problem.Fault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What identifies an entity, at its place in the request. */
record Representation(int index, Object value) {

    private static final String TYPE = "__typename";
    private static final String KEY = "id";

    List<Fault> faults(Set<String> types) {
        String path = path();
        if (!(value instanceof Map<?, ?> fields)) {
            return List.of(new Fault(path, "wrong-type", "must be an object"));
        }
        if (!(fields.get(TYPE) instanceof String type) || !types.contains(type)) {
            return List.of(new Fault(path + "." + TYPE, "invalid-value", "is no entity of this service"));
        }
        if (!(fields.get(KEY) instanceof String key) || key.isEmpty()) {
            return List.of(new Fault(path + "." + KEY, "required", "must be the entity's id"));
        }
        return unknown(fields, path);
    }

    /** No entity of the platform has another key. */
    private static List<Fault> unknown(Map<?, ?> fields, String path) {
        return fields.keySet().stream()
                .filter(name -> !name.equals(TYPE) && !name.equals(KEY))
                .map(name -> new Fault(path + "." + name, "unknown-field", "is no part of the entity's key"))
                .toList();
    }

    String path() {
        return "representations[" + index + "]";
    }

    String type() {
        return fields().get(TYPE).toString();
    }

    /** Its key, when that is a UUID. */
    Optional<UUID> uuid() {
        try {
            return Optional.of(UUID.fromString(fields().get(KEY).toString()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    Fault unreadable() {
        return new Fault(path() + "." + KEY, "invalid-value", "must be a UUID");
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> fields() {
        return (Map<String, Object>) value;
    }
}
