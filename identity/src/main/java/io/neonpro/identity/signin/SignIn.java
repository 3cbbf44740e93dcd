package io.neonpro.identity.signin;

import io.neonpro.identity.attempt.Attempts;
import io.neonpro.identity.attempt.Source;
import io.neonpro.identity.directory.Directory;
import io.neonpro.identity.directory.KnownPerson;
import io.neonpro.identity.password.Passwords;
import io.neonpro.kernel.web.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Knows a person again, by e-mail address and password; who tries too often from one source is slowed down. */
@ApplicationScoped
public class SignIn {

    private final Directory directory;
    private final Passwords passwords;
    private final Attempts attempts;

    SignIn(Directory directory, Passwords passwords, Attempts attempts) {
        this.directory = directory;
        this.passwords = passwords;
        this.attempts = attempts;
    }

    /** Empty when there is nobody of this name and password; fails when tried too often. */
    public Uni<Optional<KnownPerson>> person(Source source, String email, String password) {
        String account = KnownPerson.address(email);
        return attempts.begin(source, account)
                .chain(attempt -> directory
                        .person(account)
                        .chain(found -> verified(attempt.turn(), found, password))
                        .onFailure(SignIn::isNotLookedAt)
                        .call(() -> attempts.giveBack(attempt))
                        .call(found -> found.isPresent()
                                ? attempts.succeed(attempt)
                                : Uni.createFrom().voidItem()));
    }

    /** There was no room for it. */
    private static boolean isNotLookedAt(Throwable failure) {
        return failure instanceof ProblemException;
    }

    private Uni<Optional<KnownPerson>> verified(Source turn, Optional<KnownPerson> found, String password) {
        return passwords
                .matches(turn, password, found.map(KnownPerson::passwordHash))
                .map(isRight -> isRight ? found : Optional.empty());
    }
}
