package io.neonpro.identity.signin;

import io.neonpro.identity.attempt.Source;
import io.neonpro.identity.attempt.TooManyAttempts;
import io.neonpro.identity.directory.Directory;
import io.neonpro.identity.directory.KnownPerson;
import io.neonpro.kernel.web.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Has people who are signed in say their password again before they change how they sign in: whoever got hold of a token is not
 * them (ASVS 5, 7.5.1).
 */
@ApplicationScoped
public class PasswordAgain {

    private final Directory directory;
    private final SignIn signIn;

    PasswordAgain(Directory directory, SignIn signIn) {
        this.directory = directory;
        this.signIn = signIn;
    }

    /** Fails with 403 when it is not theirs, with 429 when it was tried too often. */
    public Uni<KnownPerson> require(Source source, UUID user, String password) {
        return directory
                .person(user)
                .map(found -> found.orElseThrow(PasswordAgain::wrong))
                .call(person -> signIn.person(source, person.email(), password)
                        .onFailure(TooManyAttempts.class)
                        .transform(failure -> ((TooManyAttempts) failure).asProblem())
                        .invoke(found -> found.orElseThrow(PasswordAgain::wrong)));
    }

    private static ProblemException wrong() {
        return ProblemException.of(403, "wrong-password", "This is not your password.");
    }
}
