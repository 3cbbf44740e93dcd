package io.neonpro.patient.privacy;

import io.neonpro.kernel.event.Listener;
import io.neonpro.kernel.event.Occurrence;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** What notify says of erasures. */
@Singleton
class NotifyAnswers extends Listener {

    private final ErasureAnswers answers;

    NotifyAnswers(ErasureAnswers answers) {
        super("notify", ErasureAnswers.ANSWERS);
        this.answers = answers;
    }

    @Override
    protected Uni<?> hear(Object event, Occurrence occurrence) {
        return answers.hear(event);
    }
}
