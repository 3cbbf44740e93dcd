package io.neonpro.kernel.security;

import java.util.Optional;

/** A connection that one service alone has: {@link TransportGuard}, which knows those that all have, asks the beans of this type. */
public interface OwnTransport {

    /** Why nothing may be said by it in production, and by which setting that is put right; empty when it may. */
    Optional<String> fault();
}
