package io.neonpro.identity.authorization;

import io.neonpro.identity.attempt.Attempts;
import io.neonpro.identity.directory.Directory;
import io.neonpro.identity.directory.KnownPerson;
import io.neonpro.identity.member.People;
import io.neonpro.identity.password.Passwords;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Knows a person again, by e-mail address and password; so many tries and no more. */
@ApplicationScoped
class SignIn {

    private final Directory directory;
    private final Passwords passwords;
    private final Attempts attempts;

    SignIn(Directory directory, Passwords passwords, Attempts attempts) {
        this.directory = directory;
        this.passwords = passwords;
        this.attempts = attempts;
    }

    /** Empty when there is nobody of this name and password; fails when tried too often. */
    Uni<Optional<KnownPerson>> person(String email, String password) {
        String who = "person:" + People.normalized(email);
        return attempts.count(who)
                .chain(() -> directory.person(People.normalized(email)))
                .chain(found -> verified(found, password))
                .call(found -> found.isPresent()
                        ? attempts.forget(who)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Optional<KnownPerson>> verified(Optional<KnownPerson> found, String password) {
        return passwords
                .matches(password, found.map(KnownPerson::passwordHash))
                .map(isRight -> isRight ? found : Optional.empty());
    }
}
