package io.neonpro.patient.privacy;

import io.neonpro.kernel.event.Listener;
import io.neonpro.kernel.event.Occurrence;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** What billing says of erasures. */
@Singleton
class BillingAnswers extends Listener {

    private final ErasureAnswers answers;

    BillingAnswers(ErasureAnswers answers) {
        super("billing", ErasureAnswers.ANSWERS);
        this.answers = answers;
    }

    @Override
    protected Uni<?> hear(Object event, Occurrence occurrence) {
        return answers.hear(event);
    }
}
