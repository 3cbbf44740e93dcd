package io.neonpro.patient.privacy;

import io.neonpro.kernel.event.Listener;
import io.neonpro.kernel.event.Occurrence;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** What identity says of erasures. */
@Singleton
class IdentityAnswers extends Listener {

    private final ErasureAnswers answers;

    IdentityAnswers(ErasureAnswers answers) {
        super("identity", ErasureAnswers.ANSWERS);
        this.answers = answers;
    }

    @Override
    protected Uni<?> hear(Object event, Occurrence occurrence) {
        return answers.hear(event);
    }
}
