package io.neonpro.clinic.onboarding;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neonpro.kernel.event.Flaw;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.event.Rejected.Kind;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.ClientWebApplicationException;

/** What identity refuses, told in the terms of a sign-up. */
@ApplicationScoped
class OwnerRefusal {

    private static final Map<Integer, Kind> CLIENTS_FAULT =
            Map.of(400, Kind.INVALID, 409, Kind.CONFLICT, 422, Kind.INVALID);

    private static final String EMAIL_TAKEN = "email-taken";

    private final ObjectMapper mapper;

    OwnerRefusal(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** The refusal; the failure itself when it is none of the client's doing. */
    Throwable of(ClientWebApplicationException failure) {
        Kind kind = CLIENTS_FAULT.get(failure.getResponse().getStatus());
        if (kind == null) {
            return failure;
        }
        try {
            String body = failure.getResponse().readEntity(String.class);
            return mapper.readValue(body, Told.class).rejected(kind).asFailure();
        } catch (JsonProcessingException unreadable) {
            return failure;
        }
    }

    private static String at(String field) {
        return field.isEmpty() ? "owner" : "owner." + field;
    }

    /** A problem as identity tells it; its fields are those of the owner here. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Told(String code, String detail, List<Flaw> errors) {

        Told {
            errors = errors == null ? List.of() : List.copyOf(errors);
        }

        Rejected rejected(Kind kind) {
            List<Flaw> flaws = errors.isEmpty() && EMAIL_TAKEN.equals(code)
                    ? List.of(new Flaw("email", code, "belongs to somebody else"))
                    : errors;
            return new Rejected(kind, code, detail == null ? "" : detail, Map.of())
                    .naming(flaws.stream()
                            .map(flaw -> new Flaw(at(flaw.field()), flaw.code(), flaw.message()))
                            .toList());
        }
    }
}
