package io.neonpro.kernel.graph;

import io.neonpro.kernel.value.Ids;
import io.neonpro.kernel.value.InvalidValue;
import io.neonpro.kernel.web.problem.Fault;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What identifies an entity, at its place in the request: its type, and its key, which is a UUID. */
record Representation(int index, Object value) {

    private static final String TYPE = "__typename";
    private static final String KEY = "id";

    List<Fault> faults(Set<String> types) {
        String path = path();
        if (!(value instanceof Map<?, ?> fields)) {
            return List.of(new Fault(path, "wrong-type", "must be an object"));
        }
        if (!(fields.get(TYPE) instanceof String type) || !types.contains(type)) {
            return List.of(new Fault(path + "." + TYPE, InvalidValue.VALUE, "is no entity of this service"));
        }
        if (!(fields.get(KEY) instanceof String key) || key.isEmpty()) {
            return List.of(new Fault(path + "." + KEY, InvalidValue.REQUIRED, "must be the entity's id"));
        }
        if (Ids.find(key).isEmpty()) {
            return List.of(new Fault(path + "." + KEY, InvalidValue.VALUE, Ids.EXPECTATION));
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

    private String path() {
        return "representations[" + index + "]";
    }

    String type() {
        return fields().get(TYPE).toString();
    }

    UUID id() {
        return Ids.of(fields().get(KEY).toString());
    }

    private Map<?, ?> fields() {
        return (Map<?, ?>) value;
    }
}
