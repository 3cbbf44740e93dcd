package io.neonpro.kernel.replay;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The service's read models, by their names. */
@ApplicationScoped
class ReadModels {

    private final Map<String, ReadModel<?, ?>> byName = new TreeMap<>();

    ReadModels(@All List<ReadModel<?, ?>> models) {
        models.forEach(model -> byName.put(model.name(), model));
    }

    List<String> names() {
        return List.copyOf(byName.keySet());
    }

    Optional<ReadModel<?, ?>> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
