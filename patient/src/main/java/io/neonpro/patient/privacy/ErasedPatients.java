package io.neonpro.patient.privacy;

import io.neonpro.kernel.crypto.ErasedSubjects;
import io.neonpro.kernel.graph.Absences;
import io.neonpro.kernel.web.problem.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tells whoever asks after an appointment's patient that there was one, who is erased. */
@ApplicationScoped
class ErasedPatients implements Absences {

    private static final Problem ERASED = Problem.of(410, "erased", "The patient was erased.");

    private final ErasedSubjects erased;

    ErasedPatients(ErasedSubjects erased) {
        this.erased = erased;
    }

    @Override
    public String type() {
        return "Patient";
    }

    @Override
    public Uni<Map<UUID, Problem>> reasons(List<UUID> missing) {
        return erased.among(missing)
                .map(found -> found.stream().collect(Collectors.toMap(Function.identity(), id -> ERASED)));
    }
}
