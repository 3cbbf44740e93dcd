package io.neonpro.identity.letter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.resteasy.reactive.ClientWebApplicationException;

/** What notify answers that has not sent a letter, or does not know. */
@ApplicationScoped
class LetterRefusal {

    private static final int UNPROCESSABLE = 422;

    private final ObjectMapper mapper;

    LetterRefusal(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** {@link Unanswered} where it does not know; the failure itself for anything else. */
    Throwable of(ClientWebApplicationException failure) {
        return isUnanswered(failure) ? new Unanswered() : failure;
    }

    private boolean isUnanswered(ClientWebApplicationException failure) {
        if (failure.getResponse().getStatus() != UNPROCESSABLE) {
            return false;
        }
        try {
            String body = failure.getResponse().readEntity(String.class);
            return mapper.readTree(body).path("code").asText().equals("unanswered");
        } catch (JsonProcessingException unreadable) {
            return false;
        }
    }
}
