package io.neonpro.identity.letter;

import io.neonpro.identity.directory.Directory;
import io.neonpro.identity.proof.Purpose;
import io.neonpro.identity.trail.SecurityEvent;
import io.neonpro.identity.trail.SecurityEvent.Kind;
import io.neonpro.identity.trail.SecurityLog;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Has a person learn of what became of their account, by a letter, and who answers for their tenants, by the security log. */
@ApplicationScoped
public class AccountNews {

    private final Directory directory;
    private final SecurityLog log;
    private final Letters letters;

    AccountNews(Directory directory, SecurityLog log, Letters letters) {
        this.directory = directory;
        this.log = log;
        this.letters = letters;
    }

    /** There is another password. */
    public Uni<Void> passwordChanged(UUID person) {
        return tell(person, Kind.PASSWORD_CHANGED, Purpose.PASSWORD_CHANGED);
    }

    /** There is another second factor, or one less. */
    public Uni<Void> factorChanged(UUID person) {
        return tell(person, Kind.FACTOR_CHANGED, Purpose.FACTOR_CHANGED);
    }

    private Uni<Void> tell(UUID person, Kind kind, Purpose news) {
        SecurityEvent event = SecurityEvent.of(kind, person).by(person);
        return directory
                .tenantsOf(person)
                .onItem()
                .transformToMulti(tenants -> Multi.createFrom().iterable(tenants))
                .onItem()
                .transformToUniAndConcatenate(tenant -> log.add(tenant, event))
                .collect()
                .last()
                .chain(() -> letters.send(news, person));
    }
}
