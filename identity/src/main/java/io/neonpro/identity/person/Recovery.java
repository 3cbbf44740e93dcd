package io.neonpro.identity.person;

import io.neonpro.identity.attempt.Attempts;
import io.neonpro.identity.attempt.Source;
import io.neonpro.identity.attempt.TooManyAttempts;
import io.neonpro.identity.directory.Directory;
import io.neonpro.identity.directory.KnownPerson;
import io.neonpro.identity.letter.AccountNews;
import io.neonpro.identity.letter.Letters;
import io.neonpro.identity.password.Passwords;
import io.neonpro.identity.proof.Proofs;
import io.neonpro.identity.proof.ProvedAddress;
import io.neonpro.identity.proof.Purpose;
import io.neonpro.identity.secret.Secret;
import io.neonpro.identity.signin.PasswordAgain;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.event.Refused;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.value.Ids;
import io.neonpro.kernel.value.Password;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** How people prove their address, and come by another password: knowing the old one, or reading what is sent to them. */
@ApplicationScoped
class Recovery {

    private final Directory directory;
    private final Attempts attempts;
    private final PasswordAgain again;
    private final Passwords passwords;
    private final Accounts accounts;
    private final Letters letters;
    private final AccountNews news;
    private final Proofs proofs;
    private final ProvedAddress proved;

    Recovery(
            Directory directory,
            Attempts attempts,
            PasswordAgain again,
            Passwords passwords,
            Accounts accounts,
            Letters letters,
            AccountNews news,
            Proofs proofs,
            ProvedAddress proved) {
        this.directory = directory;
        this.attempts = attempts;
        this.again = again;
        this.passwords = passwords;
        this.accounts = accounts;
        this.letters = letters;
        this.news = news;
        this.proofs = proofs;
        this.proved = proved;
    }

    /**
     * Sends a link to who has an account of this address; that there is none is not told. Who was sent some already waits for
     * the next one, and who asked for the others' too often is told to wait.
     */
    Uni<Void> forget(Source source, String email) {
        return slowed(attempts.begin(new Source("reset:" + source.text()), email))
                .chain(() -> attempts.count("reset:" + email))
                .chain(() -> directory.person(email))
                .map(found -> found.map(KnownPerson::id).orElseGet(Ids::next))
                .chain(person -> letters.send(Purpose.RESET, person))
                .onFailure(TooManyAttempts.class)
                .recoverWithNull();
    }

    /** By the link, once: of two who use it at the same moment, one does. */
    Uni<Void> reset(Source source, Secret token, Password password) {
        return person(Purpose.RESET, token).chain(person -> choose(source, person, password, Purpose.RESET, token));
    }

    /**
     * Knowing the old one.
     *
     * @param session in which they stay signed in, if they came by one
     */
    Uni<Void> change(Source source, UUID user, Optional<UUID> session, Password current, Password next) {
        return again.require(source, user, current.text())
                .chain(person -> hash(source, person, next)
                        .chain(hash -> accounts.setPassword(person.id(), hash, session))
                        .chain(() -> news.passwordChanged(person.id())))
                .replaceWithVoid();
    }

    /** Sends a link to somebody who is signed in, by which they prove their address. */
    Uni<Void> askToVerify(UUID user) {
        return directory
                .person(user)
                .chain(found -> found.filter(person -> !person.isVerified())
                        .map(person -> Transactions.run(() -> letters.add(Purpose.VERIFICATION, person.id())))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /**
     * By the link, which may be opened twice, and by the password: or whoever reads it would give the address to somebody who has
     * opened an account with it.
     */
    Uni<Void> verify(Source source, Secret token, String password) {
        return person(Purpose.VERIFICATION, token)
                .chain(person -> again.require(source, person.id(), password))
                .chain(person -> accounts.verify(person.id()).chain(() -> proved.tell(person.id())));
    }

    /** By the same link, of an account that nobody has proved to be theirs: it is their own from now on. */
    Uni<Void> claim(Source source, Secret token, Password password) {
        return person(Purpose.VERIFICATION, token)
                .map(person -> Optional.of(person)
                        .filter(unproved -> !unproved.isVerified())
                        .orElseThrow(Recovery::expired))
                .chain(person -> choose(source, person, password, Purpose.VERIFICATION, token));
    }

    private Uni<Void> choose(Source source, KnownPerson person, Password password, Purpose link, Secret token) {
        return hash(source, person, password)
                .call(() -> proofs.take(link, token).map(taken -> taken.orElseThrow(Recovery::expired)))
                .chain(hash -> accounts.setProvedPassword(person.id(), hash))
                .chain(() -> person.isVerified() ? Uni.createFrom().voidItem() : proved.tell(person.id()))
                .chain(() -> news.passwordChanged(person.id()))
                .replaceWithVoid();
    }

    private Uni<String> hash(Source source, KnownPerson person, Password password) {
        return passwords.hash(source, password, List.of(person.name(), person.email()));
    }

    private Uni<KnownPerson> person(Purpose purpose, Secret token) {
        return proofs.subject(purpose, token)
                .map(found -> found.orElseThrow(Recovery::expired))
                .chain(directory::person)
                .map(found -> found.orElseThrow(Recovery::expired));
    }

    private static <T> Uni<T> slowed(Uni<T> attempt) {
        return attempt.onFailure(TooManyAttempts.class).transform(failure -> ((TooManyAttempts) failure).asProblem());
    }

    private static Refused expired() {
        return Rejected.missing("link-expired", "The link is unknown, used or too old; ask for another one.")
                .asFailure();
    }
}
