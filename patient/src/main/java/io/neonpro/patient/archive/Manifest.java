package io.neonpro.patient.archive;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.ToIntFunction;

/**
 * What is in an archive, for programs.
 *
 * @param nothingIn services that keep nothing about patients
 */
@RegisterForReflection
record Manifest(int format, UUID patientId, Instant exportedAt, List<Part> parts, List<String> nothingIn) {

    private static final int FORMAT = 1;

    static Manifest of(UUID patientId, Instant at, List<Section> sections, ToIntFunction<Section> files) {
        return new Manifest(
                FORMAT,
                patientId,
                at,
                sections.stream()
                        .map(section -> Part.of(section, files.applyAsInt(section)))
                        .toList(),
                List.of("clinic"));
    }

    /** One kind of what is kept. */
    @RegisterForReflection
    record Part(String name, String service, int files, String purpose, String legalGround, String keptFor) {

        static Part of(Section section, int files) {
            Category category = section.category();
            return new Part(
                    section.name(), category.service(), files, category.purpose(), category.ground(), category.kept());
        }
    }
}
