package io.neonpro.kernel.trace;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;

/** Hands the current trace on to a service that is asked. */
public final class HandedOnTrace implements ClientRequestFilter {

    @Override
    public void filter(ClientRequestContext request) {
        Traces.handOn(request.getHeaders()::putSingle);
    }
}
