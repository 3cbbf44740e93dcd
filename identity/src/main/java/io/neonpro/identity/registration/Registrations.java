package io.neonpro.identity.registration;

import io.neonpro.identity.access.Scope;
import io.neonpro.identity.attempt.Source;
import io.neonpro.identity.directory.Directory;
import io.neonpro.identity.directory.KnownPerson;
import io.neonpro.identity.factor.SecondFactors;
import io.neonpro.identity.member.Founders;
import io.neonpro.identity.member.Member;
import io.neonpro.identity.member.People;
import io.neonpro.identity.password.Passwords;
import io.neonpro.identity.session.NewSession;
import io.neonpro.identity.session.Sessions;
import io.neonpro.identity.token.Bearer;
import io.neonpro.identity.token.Tokens;
import io.neonpro.identity.trail.SecurityEvent;
import io.neonpro.identity.trail.SecurityLog;
import io.neonpro.kernel.event.Refused;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Registers the owner of a clinic group before the group exists: the clinic service asks for it first, and its news
 * that the tenant was onboarded makes it final. If it will not be, the clinic service withdraws the registration, and the
 * e-mail address is free again. Each of it may be asked again.
 */
@ApplicationScoped
public class Registrations {

    /** Which asks for all who sign up, so many of an address (its {@code Doorkeeper}). */
    private static final Source CLINIC = Source.service("clinic");

    private final Passwords passwords;
    private final Founders founders;
    private final Directory directory;
    private final Abandoned abandoned;
    private final SecondFactors factors;
    private final Sessions sessions;
    private final Tokens tokens;
    private final SecurityLog log;
    private final RegistrationSettings settings;

    Registrations(
            Passwords passwords,
            Founders founders,
            Directory directory,
            Abandoned abandoned,
            SecondFactors factors,
            Sessions sessions,
            Tokens tokens,
            SecurityLog log,
            RegistrationSettings settings) {
        this.passwords = passwords;
        this.founders = founders;
        this.directory = directory;
        this.abandoned = abandoned;
        this.factors = factors;
        this.sessions = sessions;
        this.tokens = tokens;
        this.log = log;
        this.settings = settings;
    }

    /** What may be kept of a password until its owner is registered. */
    public Uni<StoredPassword> hash(NewPassword chosen) {
        return passwords
                .hash(CLINIC, chosen.password(), chosen.context())
                .map(hash -> new StoredPassword(HashedPassword.of(hash)));
    }

    /**
     * @return fails with a refusal when the address is somebody else's, whose registration was not abandoned, or this
     *     registration was withdrawn
     */
    public Uni<Registered.Owner> register(Registration wanted) {
        return add(wanted)
                .chain(isNew -> isNew ? Uni.createFrom().item(true) : isTheSame(wanted))
                .chain(isIn -> isIn ? Uni.createFrom().item(true) : addInsteadOfAbandoned(wanted))
                .map(isIn -> owner(wanted, isIn));
    }

    /**
     * With the password that they registered with; they need not be confirmed yet.
     *
     * @return fails with a refusal when it is not them, or they have a second factor by now
     */
    public Uni<Registered> signIn(OwnerSignIn who) {
        return registered(who.ownerId(), who.email().text())
                .chain(found -> passwords.matches(CLINIC, who.password().text(), found.map(KnownPerson::passwordHash)))
                .chain(isSame -> isSame
                        ? isPasswordEnough(who.ownerId())
                        : Uni.createFrom().item(false))
                .chain(isEnough -> isEnough ? signIn(who.tenantId(), who.ownerId()) : taken());
    }

    /** Frees the address of an owner whose tenant will not come; should they be registered later, that is refused. */
    public Uni<Void> withdraw(UUID tenant, UUID owner) {
        return founders.withdraw(tenant, owner).chain(() -> abandoned.remove(tenant, owner));
    }

    private Uni<Boolean> add(Registration wanted) {
        return founders.add(
                wanted.tenantId(),
                wanted.ownerId(),
                wanted.email(),
                wanted.name(),
                wanted.password().text(),
                Instant.now().plus(settings.expiresAfter()));
    }

    private Uni<Boolean> isTheSame(Registration wanted) {
        return registered(wanted.ownerId(), wanted.email().text()).map(Optional::isPresent);
    }

    private Uni<Boolean> addInsteadOfAbandoned(Registration wanted) {
        return abandoned
                .free(wanted.email().text())
                .chain(isFree -> isFree ? add(wanted) : Uni.createFrom().item(false));
    }

    private Uni<Optional<KnownPerson>> registered(UUID owner, String email) {
        return directory
                .person(email)
                .map(found -> found.filter(person -> person.id().equals(owner)));
    }

    /** A sign-up is answered again for a day, and asks for nothing else: who has more to say signs in on the page. */
    private Uni<Boolean> isPasswordEnough(UUID owner) {
        return factors.isOn(owner).map(isOn -> !isOn);
    }

    private Uni<Registered> signIn(UUID tenant, UUID owner) {
        return sessions.start(new NewSession(
                        tenant, owner, Bearer.PLATFORM, Scope.UNBOUNDED, Optional.empty(), Instant.now(), false))
                .map(started -> started.orElseThrow(People::emailTaken))
                .chain(session -> tokens.issue(session, Bearer.PLATFORM)
                        .map(token -> new Registered(owner(session.member()), token))
                        .call(() -> log.add(tenant, SecurityEvent.signedIn(owner, Bearer.PLATFORM, session.id()))));
    }

    private static Registered.Owner owner(Registration wanted, boolean isIn) {
        if (!isIn) {
            throw People.emailTaken();
        }
        return new Registered.Owner(
                wanted.ownerId(), wanted.name().text(), wanted.email().text());
    }

    private static Registered.Owner owner(Member member) {
        return new Registered.Owner(member.id(), member.name(), member.email());
    }

    private static <T> Uni<T> taken() {
        Refused refusal = People.emailTaken();
        return Uni.createFrom().failure(refusal);
    }
}
