package io.neonpro.identity.letter;

import io.neonpro.identity.letter.LetterJob.Wanted;
import io.neonpro.identity.proof.Purpose;
import io.neonpro.kernel.job.Jobs;
import io.neonpro.kernel.job.NewJob;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Where letters with links are left that prove an address; in the transaction of the current tenant that wants them. */
@ApplicationScoped
public class Letters {

    private final Jobs jobs;

    Letters(Jobs jobs) {
        this.jobs = jobs;
    }

    /** Of those about one subject that wait, the newest is sent. */
    public Uni<Void> add(Purpose purpose, UUID subject) {
        return jobs.add(NewJob.of(LetterJob.NAME, new Wanted(purpose, subject))
                .inPlaceOf(key(purpose, subject))
                .ownedBy(subject));
    }

    private static UUID key(Purpose purpose, UUID subject) {
        return UUID.nameUUIDFromBytes((purpose.code() + subject).getBytes(StandardCharsets.UTF_8));
    }

    /** What was not sent yet will not be. */
    public Uni<Void> cancel(UUID subject) {
        return jobs.cancel(subject).replaceWithVoid();
    }
}
