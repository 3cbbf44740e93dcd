package io.neonpro.clinic;

import io.neonpro.kernel.event.Flaw;
import io.neonpro.kernel.event.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything about a request that is well-formed but makes no sense, told at once. */
public final class Flaws {

    private static final int MAX_FLAWS = 100;

    private final List<Flaw> found = new ArrayList<>();

    /**
     * @param field as a path from the root of the body, for example {@code weekly[2].from}
     * @param code stable, kebab-case
     * @param message one sentence for a person, without the field's name
     */
    public void add(String field, String code, String message) {
        if (found.size() < MAX_FLAWS) {
            found.add(new Flaw(field, code, message));
        }
    }

    public void addIf(boolean isFlawed, String field, String code, String message) {
        if (isFlawed) {
            add(field, code, message);
        }
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** The fields that were named, in the order they were found. */
    public List<String> fields() {
        return found.stream().map(Flaw::field).toList();
    }

    /** The refusal that names them all, when there is a flaw. */
    public Optional<Rejected> refusal() {
        return isEmpty()
                ? Optional.empty()
                : Optional.of(Rejected.invalid("invalid-input", "The request contradicts the rules.")
                        .naming(found));
    }

    /**
     * @throws io.neonpro.kernel.event.Refused naming them all, when there is a flaw
     */
    public void refuse() {
        refusal().ifPresent(reason -> {
            throw reason.asFailure();
        });
    }
}
