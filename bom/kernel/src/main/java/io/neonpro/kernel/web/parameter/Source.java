package io.neonpro.kernel.web.parameter;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;

/** Where a parameter of a request is written. */
enum Source {
    PATH,
    QUERY,
    HEADER;

    List<String> texts(ContainerRequestContext request, String name) {
        var all = switch (this) {
            case PATH -> request.getUriInfo().getPathParameters();
            case QUERY -> request.getUriInfo().getQueryParameters();
            case HEADER -> request.getHeaders();
        };
        return all.getOrDefault(name, List.of());
    }
}
