package io.neonpro.kernel.job;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The kinds of jobs that this service knows. */
@ApplicationScoped
class JobKinds {

    private final Map<String, JobKind<?>> byName;

    /**
     * @throws IllegalStateException when two have the same name
     */
    JobKinds(@All List<JobKind<?>> kinds) {
        this.byName = kinds.stream().collect(Collectors.toUnmodifiableMap(JobKind::name, Function.identity()));
    }

    Collection<JobKind<?>> all() {
        return byName.values();
    }

    /**
     * @throws IllegalArgumentException when there is none of this name, or it is done with something else
     */
    JobKind<?> of(NewJob<?> job) {
        return Optional.<JobKind<?>>ofNullable(byName.get(job.kind()))
                .filter(kind -> kind.payload().isInstance(job.payload()))
                .orElseThrow(() -> new IllegalArgumentException("No job " + job.kind() + " is done with a "
                        + job.payload().getClass().getName()));
    }
}
