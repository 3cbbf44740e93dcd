package io.neonpro.identity.passkey;

import io.neonpro.identity.attempt.Attempts;
import io.neonpro.identity.attempt.TooManyAttempts;
import io.neonpro.identity.directory.KnownPerson;
import io.neonpro.identity.factor.RecoveryCode;
import io.neonpro.identity.factor.SecondFactors;
import io.neonpro.identity.letter.AccountNews;
import io.neonpro.identity.oauth.Issuer;
import io.neonpro.identity.passkey.Passkey.Credential;
import io.neonpro.identity.proof.Proofs;
import io.neonpro.identity.proof.Purpose;
import io.neonpro.identity.secret.Secret;
import io.neonpro.kernel.event.Refused;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.value.Ids;
import io.neonpro.kernel.web.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Passkeys as a second factor: an authenticator signs a challenge that was made for it a moment ago.
 */
@ApplicationScoped
public class Passkeys {

    /** Of one that was registered at sign-in, where its owner is not asked for one. */
    private static final String FIRST_NAME = "Passkey";

    private final Attempts attempts;
    private final Proofs proofs;
    private final Authenticators authenticators;
    private final PasskeyStore store;
    private final AccountNews news;
    private final String party;

    Passkeys(
            Attempts attempts,
            Proofs proofs,
            Authenticators authenticators,
            PasskeyStore store,
            AccountNews news,
            PasskeySettings settings,
            Issuer issuer) {
        this.attempts = attempts;
        this.proofs = proofs;
        this.authenticators = authenticators;
        this.store = store;
        this.news = news;
        this.party = settings.party(issuer);
    }

    /** In the order in which they were registered. */
    public Uni<List<PasskeyAnswer>> of(UUID person) {
        return store.of(person)
                .map(found -> found.stream().map(PasskeyAnswer::of).toList());
    }

    /** What a browser has an authenticator make a key pair by, of somebody who has just said all that they sign in with. */
    public Uni<CreationOptions> begin(KnownPerson person) {
        return Uni.combine()
                .all()
                .unis(proofs.issue(Purpose.NEW_PASSKEY, person.id()), store.of(person.id()))
                .with((challenge, passkeys) -> CreationOptions.of(challenge, party, person, passkeys));
    }

    /** It counts from now on. */
    public Uni<RegisteredPasskey> register(UUID person, NewPasskey wanted) {
        return register(person, wanted.name().text(), wanted.attestationObject(), wanted.clientDataJSON());
    }

    /**
     * The same at sign-in, of who needs a second factor and has none. Answers what to keep for when it is lost; empty when it is
     * not what was asked for.
     */
    public Uni<Optional<List<String>>> tryToRegister(UUID person, String attestationObject, String clientData) {
        return attempts.count(SecondFactors.counted(person))
                .chain(() -> register(person, FIRST_NAME, attestationObject, clientData))
                .map(registered -> Optional.of(registered.recoveryCodes()))
                .onFailure(ProblemException.class)
                .recoverWithItem(Optional.empty());
    }

    private Uni<RegisteredPasskey> register(UUID person, String name, String attestationObject, String clientData) {
        Authenticators.Answer<Credential> made = authenticators.made(attestationObject, clientData);
        return isAsked(Purpose.NEW_PASSKEY, person, made.challenge())
                .invoke(Passkeys::requireAsked)
                .chain(() -> add(person, name, made.verified().get()));
    }

    /** Fails with 404 when it is none of theirs. */
    public Uni<PasskeyAnswer> one(UUID person, UUID id) {
        return of(person)
                .map(found -> found.stream()
                        .filter(passkey -> passkey.id().equals(id))
                        .findFirst()
                        .orElseThrow(Passkeys::unknown));
    }

    public Uni<Void> remove(UUID user, UUID id) {
        return store.remove(user, id).invoke(Passkeys::requireFound).chain(() -> news.factorChanged(user));
    }

    /** What a browser has an authenticator of theirs sign. */
    public Uni<RequestOptions> challenge(UUID person) {
        return offer(person).map(found -> RequestOptions.of(found.orElseThrow(Passkeys::unknown)));
    }

    /** What their authenticators are asked for at sign-in; empty when they have none. */
    public Uni<Optional<Offer>> offer(UUID person) {
        return store.of(person)
                .chain(passkeys -> passkeys.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : proofs.issue(Purpose.PASSKEY, person)
                                .map(challenge -> Optional.of(offer(challenge, passkeys))));
    }

    /**
     * Whether an authenticator of theirs answers what it was asked, which it does once.
     *
     * @return fails with {@link TooManyAttempts}; only who knows the password comes so far
     */
    public Uni<Boolean> matches(UUID person, Assertion assertion) {
        return attempts.count(SecondFactors.counted(person))
                .chain(() -> store.of(person))
                .chain(passkeys -> passkeys.stream()
                        .map(Passkey::credential)
                        .filter(known -> known.name().equals(assertion.credential()))
                        .findFirst()
                        .map(known -> isAnswer(person, assertion, known))
                        .orElseGet(() -> Uni.createFrom().item(false)))
                .onFailure(ProblemException.class)
                .recoverWithItem(false)
                .call(isRight -> isRight
                        ? attempts.forget(SecondFactors.counted(person))
                        : Uni.createFrom().voidItem());
    }

    private Uni<Boolean> isAnswer(UUID person, Assertion assertion, Credential known) {
        Authenticators.Answer<Credential> signed = authenticators.signed(assertion, known);
        return isAsked(Purpose.PASSKEY, person, signed.challenge())
                .chain(isAsked -> isAsked
                        ? store.use(person, signed.verified().get())
                        : Uni.createFrom().item(false));
    }

    /**
     * A challenge is good once, whatever comes of it; and none that is made to sign in with, which the password is enough for, is
     * good to register by.
     */
    private Uni<Boolean> isAsked(Purpose purpose, UUID person, Secret challenge) {
        return proofs.take(purpose, challenge)
                .map(asked -> asked.filter(person::equals).isPresent());
    }

    private Uni<RegisteredPasskey> add(UUID person, String name, Credential made) {
        UUID id = Ids.next();
        List<RecoveryCode> codes = RecoveryCode.several();
        Buffer[] digests =
                codes.stream().map(one -> Buffer.buffer(one.digest())).toArray(Buffer[]::new);
        return store.add(id, person, name, made, digests)
                .map(added -> added.orElseThrow(Passkeys::knownOrTooMany))
                .call(() -> news.factorChanged(person))
                .map(hasCodes -> RegisteredPasskey.of(id, name, hasCodes ? codes : List.of()));
    }

    private Offer offer(Secret challenge, List<Passkey> passkeys) {
        return new Offer(
                challenge.value(),
                party,
                passkeys.stream().map(passkey -> passkey.credential().name()).toList());
    }

    private static void requireAsked(boolean isAsked) {
        if (!isAsked) {
            throw Authenticators.refused();
        }
    }

    private static void requireFound(boolean isFound) {
        if (!isFound) {
            throw unknown();
        }
    }

    private static ProblemException unknown() {
        return ProblemException.notFound("There is no such passkey.");
    }

    private static Refused knownOrTooMany() {
        return Rejected.conflict(
                        "passkey-not-added",
                        "The authenticator is registered already, or there are %d"
                                .formatted(PasskeyStore.MAX_OF_PERSON))
                .asFailure();
    }
}
