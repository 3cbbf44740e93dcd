package io.neonpro.patient.privacy;

import io.neonpro.kernel.event.Listener;
import io.neonpro.kernel.event.Occurrence;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** What scheduling says of erasures. */
@Singleton
class SchedulingAnswers extends Listener {

    private final ErasureAnswers answers;

    SchedulingAnswers(ErasureAnswers answers) {
        super("scheduling", ErasureAnswers.ANSWERS);
        this.answers = answers;
    }

    @Override
    protected Uni<?> hear(Object event, Occurrence occurrence) {
        return answers.hear(event);
    }
}
