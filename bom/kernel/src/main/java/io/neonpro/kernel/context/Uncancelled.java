package io.neonpro.kernel.context;

import io.smallrye.mutiny.Uni;

/** Work that comes to its own end: a client that goes away cancels whatever it waits for. */
public final class Uncancelled {

    private Uncancelled() {}

    /** The same work, which nobody can cancel once it is begun. */
    public static <T> Uni<T> of(Uni<T> work) {
        return Uni.createFrom().emitter(emitter -> work.subscribe().with(emitter::complete, emitter::fail));
    }
}
