package io.neonpro.identity.letter;

import io.neonpro.kernel.job.GivenUp;
import io.neonpro.kernel.peer.Refusal;
import org.jboss.resteasy.reactive.ClientWebApplicationException;

/** What notify answers that has not sent a letter, or does not know. */
final class LetterRefusal {

    private static final int UNPROCESSABLE = 422;

    private LetterRefusal() {}

    /** {@link Unanswered} where it does not know, {@link GivenUp} where it never will; the failure itself for anything else. */
    static Throwable of(ClientWebApplicationException failure) {
        return failure.getResponse().getStatus() == UNPROCESSABLE
                ? of(failure, Refusal.words(failure).path("code").asText())
                : failure;
    }

    private static Throwable of(ClientWebApplicationException failure, String code) {
        return switch (code) {
            case "unanswered" -> new Unanswered();
            case "address-refused", "address-malformed", "message-refused" ->
                new GivenUp("The mail server does not want it: " + code);
            default -> failure;
        };
    }
}
