package io.neonpro.identity.letter;

import io.neonpro.kernel.data.Absence;
import io.neonpro.kernel.job.GivenUp;
import io.neonpro.kernel.peer.Refusal;
import org.jboss.resteasy.reactive.ClientWebApplicationException;

/** What notify answers that has not sent a letter, or does not know. */
final class LetterRefusal {

    private LetterRefusal() {}

    /**
     * {@link Unanswered} where it does not know, {@link Unheard} where nobody knows whether it does, {@link GivenUp} where it
     * never will; the failure itself for anything else.
     */
    static Throwable of(Throwable failure) {
        if (failure instanceof ClientWebApplicationException answer) {
            return of(answer, Refusal.words(answer).path("code").asText());
        }
        boolean isLost = Absence.isCauseOf(failure) && !Absence.isUnreached(failure);
        return isLost ? new Unheard(failure) : failure;
    }

    static boolean mayBeSent(Throwable failure) {
        return failure instanceof Unanswered || failure instanceof Unheard;
    }

    /** Whoever is in between says without a code that it is away. */
    private static Throwable of(ClientWebApplicationException failure, String code) {
        return switch (code) {
            case "unanswered" -> new Unanswered();
            case "address-refused", "address-malformed", "message-refused" ->
                new GivenUp("The mail server does not want it: " + code);
            default -> failure;
        };
    }
}
