package io.neonpro.identity.enrolment;

import io.neonpro.identity.attempt.Source;
import io.neonpro.identity.attempt.TooManyAttempts;
import io.neonpro.identity.directory.KnownPerson;
import io.neonpro.identity.factor.SecondFactors;
import io.neonpro.identity.passkey.Passkeys;
import io.neonpro.identity.signin.PasswordAgain;
import io.neonpro.kernel.web.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Has people who are signed in say all that they sign in with, once more, before they change what they say beside their password: or
 * a password that got out would be enough to add what takes the other factor's place (ASVS 5, 7.5.1).
 */
@ApplicationScoped
class SignInAgain {

    private final PasswordAgain password;
    private final SecondFactors factors;
    private final Passkeys passkeys;

    SignInAgain(PasswordAgain password, SecondFactors factors, Passkeys passkeys) {
        this.password = password;
        this.factors = factors;
        this.passkeys = passkeys;
    }

    /** Fails with 403 when it is not theirs, with 429 when it was tried too often. */
    Uni<KnownPerson> require(Source source, UUID user, SaidAgain said) {
        return password.require(source, user, said.password())
                .call(person -> factors.isOn(user)
                        .chain(isOn -> isOn
                                ? requireFactor(user, said)
                                : Uni.createFrom().voidItem()));
    }

    private Uni<Void> requireFactor(UUID user, SaidAgain said) {
        return isRight(user, said)
                .onFailure(TooManyAttempts.class)
                .transform(failure -> ((TooManyAttempts) failure).asProblem())
                .invoke(SecondFactors::requireRight)
                .replaceWithVoid();
    }

    private Uni<Boolean> isRight(UUID user, SaidAgain said) {
        if (said.passkey() != null) {
            return passkeys.matches(user, said.passkey().assertion());
        }
        if (said.code() != null) {
            return factors.matches(user, said.code());
        }
        throw ProblemException.of(403, "second-factor-wanted", "Say your second factor as well: a code, or a passkey.");
    }
}
