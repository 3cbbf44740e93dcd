package io.neonpro.identity.registration;

import io.neonpro.identity.directory.Directory;
import io.neonpro.identity.member.Founders;
import io.neonpro.identity.member.Member;
import io.neonpro.identity.member.People;
import io.neonpro.identity.password.Passwords;
import io.neonpro.identity.session.Sessions;
import io.neonpro.identity.token.Bearer;
import io.neonpro.identity.token.Tokens;
import io.neonpro.kernel.event.Refused;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/**
 * Registers the owner of a clinic group before the group exists: the clinic service asks for it
 * first, and its news that the tenant was onboarded makes it final. The same registration again
 * answers the same owner with other tokens.
 */
@ApplicationScoped
public class Registrations {

    private final Passwords passwords;
    private final Founders founders;
    private final Directory directory;
    private final Abandoned abandoned;
    private final Sessions sessions;
    private final Tokens tokens;
    private final RegistrationSettings settings;

    Registrations(
            Passwords passwords,
            Founders founders,
            Directory directory,
            Abandoned abandoned,
            Sessions sessions,
            Tokens tokens,
            RegistrationSettings settings) {
        this.passwords = passwords;
        this.founders = founders;
        this.directory = directory;
        this.abandoned = abandoned;
        this.sessions = sessions;
        this.tokens = tokens;
        this.settings = settings;
    }

    public Uni<Registered> register(Registration wanted) {
        return passwords
                .hash(wanted.password().text())
                .chain(hash -> store(wanted, hash))
                .chain(isNew -> isNew ? signIn(wanted) : signInAgain(wanted));
    }

    /** Answers false when the address is somebody's, whose registration was not abandoned. */
    private Uni<Boolean> store(Registration wanted, String hash) {
        return add(wanted, hash)
                .chain(isNew -> isNew ? Uni.createFrom().item(true) : addInsteadOfAbandoned(wanted, hash));
    }

    private Uni<Boolean> addInsteadOfAbandoned(Registration wanted, String hash) {
        return abandoned
                .free(wanted.email().text())
                .chain(isFree -> isFree ? add(wanted, hash) : Uni.createFrom().item(false));
    }

    private Uni<Boolean> add(Registration wanted, String hash) {
        return founders.add(
                wanted.tenantId(),
                wanted.ownerId(),
                wanted.email(),
                wanted.name(),
                hash,
                Instant.now().plus(settings.expiresAfter()));
    }

    /**
     * Whoever asks again must be the same: the address taken by nobody else, the password right.
     */
    private Uni<Registered> signInAgain(Registration wanted) {
        return directory
                .person(wanted.email().text())
                .map(found -> found.filter(person -> person.id().equals(wanted.ownerId())))
                .chain(found -> passwords.matches(wanted.password().text(), found.map(person -> person.passwordHash())))
                .chain(isSame -> isSame ? signIn(wanted) : taken());
    }

    private Uni<Registered> signIn(Registration wanted) {
        return sessions.start(wanted.tenantId(), wanted.ownerId(), Bearer.PLATFORM)
                .map(started -> started.orElseThrow(People::emailTaken))
                .chain(session -> tokens.issue(session, Bearer.PLATFORM)
                        .map(token -> new Registered(owner(session.member()), token)));
    }

    private static Registered.Owner owner(Member member) {
        return new Registered.Owner(member.id(), member.name(), member.email());
    }

    private static <T> Uni<T> taken() {
        Refused refusal = People.emailTaken();
        return Uni.createFrom().failure(refusal);
    }
}
