package io.neonpro.identity.letter;

import io.neonpro.identity.directory.Directory;
import io.neonpro.identity.directory.KnownPerson;
import io.neonpro.identity.letter.LetterJob.Wanted;
import io.neonpro.identity.oauth.Issuer;
import io.neonpro.identity.proof.Proofs;
import io.neonpro.identity.proof.Purpose;
import io.neonpro.kernel.job.Errand;
import io.neonpro.kernel.job.GivenUp;
import io.neonpro.kernel.job.Job;
import io.neonpro.kernel.job.JobLimits;
import io.neonpro.kernel.peer.PeerClients;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Has a letter sent, most with a link. The secret in the link is made when it is sent, and anew should it be sent again: so nothing
 * that waits, here or in Kafka, holds one. Whether the mail server has the letter is not known when it says nothing of it: then it is
 * sent once more, if that was the first attempt, and has failed otherwise. Nor is it when notify does not answer: then it counts as
 * sent, and is tried again. What there is no ration left for is tried again as well.
 */
@Singleton
class LetterJob extends Errand<Wanted, Boolean> {

    static final String NAME = "account-letter";

    private static final int MAX_WAITING = 1000;

    /** They take two days, nearly all an hour apart: as long as patients' mails wait for a mail server. */
    private static final int MAX_ATTEMPTS = 55;

    private final Directory directory;
    private final Proofs proofs;
    private final LetterRation ration;
    private final Postbox postbox;
    private final Issuer issuer;

    @Inject
    LetterJob(Directory directory, Proofs proofs, LetterRation ration, PeerClients peers, Issuer issuer) {
        this(NAME, directory, proofs, ration, peers, issuer);
    }

    LetterJob(String name, Directory directory, Proofs proofs, LetterRation ration, PeerClients peers, Issuer issuer) {
        super(name, Wanted.class, JobLimits.STANDARD.withPerTenant(MAX_WAITING).withAttempts(MAX_ATTEMPTS));
        this.directory = directory;
        this.proofs = proofs;
        this.ration = ration;
        this.postbox = peers.of(Postbox.class);
        this.issuer = issuer;
    }

    /** A letter that waits. */
    @RegisterForReflection
    record Wanted(Purpose purpose, UUID subject) {}

    @Override
    protected Uni<Boolean> reach(Job<Wanted> job) {
        return recipient(job.payload())
                .chain(found -> found.map(recipient -> send(job, recipient))
                        .orElseGet(() -> Uni.createFrom().item(false)));
    }

    private Uni<Boolean> send(Job<Wanted> job, String recipient) {
        return ration.take(job.payload().purpose(), recipient)
                .chain(isLeft ->
                        isLeft ? deliver(job, recipient) : Uni.createFrom().failure(OverRation::new));
    }

    private Uni<Boolean> deliver(Job<Wanted> job, String recipient) {
        Wanted wanted = job.payload();
        return link(wanted)
                .chain(link -> postbox.send(letter(job.id(), wanted, recipient, link))
                        .onFailure()
                        .transform(LetterRefusal::of))
                .onFailure(failure -> !LetterRefusal.mayBeSent(failure))
                .call(() -> ration.giveBack(wanted.purpose(), recipient))
                .onFailure(failure -> failure instanceof Unanswered && job.attempt() > 1)
                .transform(failure -> new GivenUp(failure.getMessage()))
                .onFailure(LetterRefusal::mayBeSent)
                .call(() -> ration.giveBackOfAll(wanted.purpose()))
                .replaceWith(true);
    }

    private Uni<URI> link(Wanted wanted) {
        Purpose purpose = wanted.purpose().ofLink();
        String page = "/account#" + purpose.code();
        return purpose.isNews()
                ? Uni.createFrom().item(issuer.at(page))
                : proofs.issue(purpose, wanted.subject()).map(secret -> issuer.at(page + "=" + secret.value()));
    }

    /** Nobody, when the invitation was taken back. */
    private Uni<Optional<String>> recipient(Wanted wanted) {
        return switch (wanted.purpose()) {
            case INVITATION, PATIENT_INVITATION -> directory.invited(wanted.subject());
            case VERIFICATION, RESET, PASSWORD_CHANGED, FACTOR_CHANGED ->
                directory.person(wanted.subject()).map(found -> found.map(KnownPerson::email));
            case BROKEN_GLASS, GIVEN_AWAY, REQUESTS_DUE, PROVIDER_TRUSTED, MACHINE_TRUSTED ->
                directory
                        .person(wanted.subject())
                        .map(found -> found.filter(KnownPerson::isVerified).map(KnownPerson::email));
            case SECOND_FACTOR, PASSKEY, NEW_PASSKEY ->
                throw new IllegalArgumentException("It is on the page, and in no letter");
        };
    }

    @Override
    protected Uni<?> conclude(Job<Wanted> job, Boolean isSent) {
        return Uni.createFrom().voidItem();
    }

    private static AccountLetter letter(UUID id, Wanted wanted, String recipient, URI link) {
        return new AccountLetter(
                id,
                wanted.purpose(),
                recipient,
                link,
                Instant.now().plus(wanted.purpose().lifespan()));
    }
}
