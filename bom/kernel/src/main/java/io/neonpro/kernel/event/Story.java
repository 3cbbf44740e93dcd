package io.neonpro.kernel.event;

import java.util.List;
import java.util.UUID;

/**
 * All that happened in a stream.
 *
 * @param isErased whether the person that it is about was
 * @param facts in order; never empty
 */
public record Story<E>(UUID stream, boolean isErased, List<Fact<E>> facts) {

    public int version() {
        return facts.getLast().version();
    }
}
