package io.neonpro.kernel.web.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neonpro.kernel.value.Ids;
import jakarta.interceptor.InvocationContext;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

/**
 * The person whom an answer is about, where its method says that there is one.
 *
 * @param name as in {@link Idempotent#about}
 * @param inPath the parameter of this name
 */
record DataSubject(String name, Optional<UUID> inPath) {

    static DataSubject of(InvocationContext call) {
        String name = call.getInterceptorBinding(Idempotent.class).about();
        return new DataSubject(name, name.isEmpty() ? Optional.empty() : parameter(name));
    }

    private static Optional<UUID> parameter(String name) {
        var inPath = CurrentRequestManager.get().getUriInfo().getPathParameters();
        return Optional.ofNullable(inPath.getFirst(name)).flatMap(Ids::find);
    }

    /**
     * @param body the answer's JSON, in which a person is who was not there before
     * @throws IllegalStateException when it should be about somebody and names nobody
     */
    Optional<UUID> in(String body, ObjectMapper mapper) {
        if (name.isEmpty() || body.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(inPath.or(() -> named(body, mapper))
                .orElseThrow(() -> new IllegalStateException("An answer has no '" + name + "'")));
    }

    private Optional<UUID> named(String body, ObjectMapper mapper) {
        try {
            return Ids.find(mapper.readTree(body).path(name).asText());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer is JSON", e);
        }
    }
}
