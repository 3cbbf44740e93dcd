package io.neonpro.clinic.onboarding;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neonpro.kernel.web.problem.Fault;
import io.neonpro.kernel.web.problem.Problem;
import io.neonpro.kernel.web.problem.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.ClientWebApplicationException;

/** What identity refuses, told in the terms of a sign-up. */
@ApplicationScoped
class OwnerRefusal {

    private static final Set<Integer> CLIENTS_FAULT = Set.of(400, 409, 422);
    private static final String EMAIL_TAKEN = "email-taken";

    private final ObjectMapper mapper;

    OwnerRefusal(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** The refusal; the failure itself when it is none of the client's doing. */
    Throwable of(ClientWebApplicationException failure) {
        int status = failure.getResponse().getStatus();
        if (!CLIENTS_FAULT.contains(status)) {
            return failure;
        }
        try {
            String body = failure.getResponse().readEntity(String.class);
            return new ProblemException(mapper.readValue(body, Told.class).problem(status));
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
    record Told(String code, String detail, List<Fault> errors) {

        Told {
            errors = errors == null ? List.of() : List.copyOf(errors);
        }

        Problem problem(int status) {
            List<Fault> faults = errors.isEmpty() && EMAIL_TAKEN.equals(code)
                    ? List.of(new Fault("email", code, "belongs to somebody else"))
                    : errors;
            return Problem.of(status, code, detail == null ? "" : detail)
                    .withErrors(faults.stream()
                            .map(f -> new Fault(at(f.field()), f.code(), f.message()))
                            .toList());
        }
    }
}
