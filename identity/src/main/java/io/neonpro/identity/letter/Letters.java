package io.neonpro.identity.letter;

import io.neonpro.identity.directory.Directory;
import io.neonpro.identity.letter.LetterJob.Wanted;
import io.neonpro.identity.proof.Purpose;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.job.Jobs;
import io.neonpro.kernel.job.NewJob;
import io.neonpro.kernel.job.TooManyJobs;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Where letters to people are left, until they are sent. */
@ApplicationScoped
public class Letters {

    private static final UUID NOBODYS = new UUID(0, 0);

    private final Jobs jobs;
    private final Directory directory;

    Letters(Jobs jobs, Directory directory) {
        this.jobs = jobs;
        this.directory = directory;
    }

    /**
     * For a person, whatever the tenant. Of nobody as much is done, for a tenant that there is not, so that the time that it takes
     * does not tell who has an account (ASVS 5, 6.3.8). When too many wait it is not sent.
     */
    public Uni<Void> send(Purpose purpose, UUID person) {
        return directory
                .tenantsOf(person)
                .map(tenants -> tenants.stream().findFirst().orElse(NOBODYS))
                .chain(tenant -> Tenancy.runAs(
                        TenantContext.ofEvent(tenant), () -> Transactions.run(() -> add(purpose, person))))
                .onFailure(TooManyJobs.class)
                .recoverWithNull();
    }

    /** In the transaction of the current tenant that wants it; of those about one subject that wait, the newest is sent. */
    public Uni<Void> add(Purpose purpose, UUID subject) {
        String kind = purpose.isInvitation() ? InvitationJob.NAME : LetterJob.NAME;
        return jobs.add(NewJob.of(kind, new Wanted(purpose, subject))
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
