package io.neonpro.clinic.onboarding;

import io.neonpro.clinic.catalogue.clinic.Clinics;
import io.neonpro.clinic.onboarding.SignUpEvent.Asked;
import io.neonpro.clinic.tenant.TenantProfile;
import io.neonpro.clinic.tenant.Tenants;
import io.neonpro.clinic.tenant.Versioned;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.web.problem.ProblemException;
import io.neonpro.kernel.workflow.Outcome;
import io.neonpro.kernel.workflow.Outcome.Stage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/**
 * Signs groups of clinics up, for whoever waits for the answer: begins a {@link SignUpWorkflow}, which goes on by itself,
 * and tells what has become of it.
 */
@ApplicationScoped
public class Onboarding {

    private static final Duration AT_ONCE = Duration.ZERO;

    private final SignUpTable table;
    private final OwnerRegistration owners;
    private final SignUpWorkflow workflow;
    private final SignUpLimits limits;
    private final Tenants tenants;
    private final Clinics clinics;

    Onboarding(
            SignUpTable table,
            OwnerRegistration owners,
            SignUpWorkflow workflow,
            SignUpLimits limits,
            Tenants tenants,
            Clinics clinics) {
        this.table = table;
        this.owners = owners;
        this.workflow = workflow;
        this.limits = limits;
        this.tenants = tenants;
        this.clinics = clinics;
    }

    /**
     * @param idempotencyKey the header; empty when the client sent none
     */
    public Uni<Versioned<Onboarded>> signUp(SignUp signUp, Optional<String> idempotencyKey) {
        Optional<SignUpKey> key = idempotencyKey.map(header -> SignUpKey.of(header, signUp));
        return begun(signUp, key)
                .flatMap(ids ->
                        outcome(ids, limits.answerWithin()).flatMap(outcome -> answer(signUp, key, ids, outcome)));
    }

    /** What was begun under this key and has not come to nothing, or else a new one. */
    private Uni<SignUpIds> begun(SignUp signUp, Optional<SignUpKey> key) {
        return key.map(table::begun)
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .flatMap(found -> found.map(ids -> goOnOrAnew(signUp, key, ids))
                        .orElseGet(() -> anew(signUp, key, Optional.empty())));
    }

    private Uni<SignUpIds> goOnOrAnew(SignUp signUp, Optional<SignUpKey> key, SignUpIds ids) {
        return outcome(ids, AT_ONCE)
                .flatMap(outcome -> outcome.stage() == Stage.UNDONE
                        ? anew(signUp, key, Optional.of(ids))
                        : Uni.createFrom().item(ids));
    }

    private Uni<SignUpIds> anew(SignUp signUp, Optional<SignUpKey> key, Optional<SignUpIds> undone) {
        SignUpIds ids = SignUpIds.next();
        return table.isFree(signUp.slug().text())
                .invoke(SlugTaken::unlessFree)
                .chain(() -> owners.hash(NewPassword.of(signUp.owner())))
                .flatMap(stored -> begin(key, ids, Asked.of(signUp, ids, stored), undone))
                .flatMap(isFirst -> isFirst ? Uni.createFrom().item(ids) : begunByAnother(key.orElseThrow()));
    }

    /** Answers false when the same request was faster. */
    private Uni<Boolean> begin(Optional<SignUpKey> key, SignUpIds ids, Asked asked, Optional<SignUpIds> undone) {
        return Tenancy.runAs(
                ids.asOwner(),
                () -> Transactions.run(() -> key.map(sent -> table.begin(sent, ids, undone))
                        .orElseGet(() -> Uni.createFrom().item(true))
                        .call(isFirst -> isFirst ? workflow.begin(ids.signUp(), asked) : nothing())));
    }

    private Uni<SignUpIds> begunByAnother(SignUpKey key) {
        return table.begun(key).map(Optional::orElseThrow);
    }

    private Uni<Outcome> outcome(SignUpIds ids, Duration atMost) {
        return Tenancy.runAs(ids.asOwner(), () -> workflow.outcome(ids.signUp(), atMost));
    }

    private Uni<Versioned<Onboarded>> answer(SignUp signUp, Optional<SignUpKey> key, SignUpIds ids, Outcome outcome) {
        return switch (outcome.stage()) {
            case COMPLETED -> onboarded(signUp, ids);
            case UNDONE -> failure(outcome.refusal().map(Onboarding::refused).orElseGet(Onboarding::unavailable));
            case UNDER_WAY -> key.isPresent() ? failure(underWay()) : callOff(signUp, ids);
            case UNKNOWN -> failure(unavailable());
        };
    }

    /** Whoever sent no key could not ask for it again. */
    private Uni<Versioned<Onboarded>> callOff(SignUp signUp, SignUpIds ids) {
        return Tenancy.runAs(ids.asOwner(), () -> Transactions.run(() -> workflow.callOff(ids.signUp())))
                .chain(() -> outcome(ids, AT_ONCE))
                .flatMap(outcome ->
                        outcome.stage() == Stage.COMPLETED ? onboarded(signUp, ids) : failure(unavailable()));
    }

    private Uni<Versioned<Onboarded>> onboarded(SignUp signUp, SignUpIds ids) {
        return owners.signIn(OwnerSignIn.of(signUp, ids))
                .flatMap(registered ->
                        Tenancy.runAs(ids.asOwner(), () -> Transactions.run(() -> onboarded(ids, registered))));
    }

    private Uni<Versioned<Onboarded>> onboarded(SignUpIds ids, Registered registered) {
        return tenants.own()
                .flatMap(tenant -> clinics.opened(ids.clinic())
                        .map(clinic -> new Versioned<>(
                                (int) tenant.revision(),
                                new Onboarded(
                                        TenantProfile.of(tenant), clinic, registered.owner(), registered.token()))));
    }

    private static Throwable refused(Rejected reason) {
        return reason.asFailure();
    }

    private static Throwable unavailable() {
        return ProblemException.unavailable("Signing up is not possible right now; what was begun is undone.");
    }

    private static Throwable underWay() {
        return ProblemException.of(
                503,
                "sign-up-under-way",
                "This takes longer than usual, and goes on. Ask again with the same Idempotency-Key.");
    }

    private static <T> Uni<T> failure(Throwable cause) {
        return Uni.createFrom().failure(cause);
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
