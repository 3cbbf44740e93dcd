package io.neonpro.kernel.graph;

import io.neonpro.kernel.web.problem.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a service knows of entities that it no longer has. */
@ApplicationScoped
class BurntSheets implements Absences {

    static final UUID BURNT = UUID.fromString("00000000-0000-7000-8000-0000000b0127");
    static final UUID MISSING = UUID.fromString("00000000-0000-7000-8000-000000000000");

    @Override
    public String type() {
        return "Sheet";
    }

    @Override
    public Uni<Map<UUID, Problem>> reasons(List<UUID> missing) {
        return Uni.createFrom()
                .item(missing.stream()
                        .filter(BURNT::equals)
                        .distinct()
                        .collect(Collectors.toMap(
                                Function.identity(), id -> Problem.of(410, "burnt", "The sheet was burnt."))));
    }
}
