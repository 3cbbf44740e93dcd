package io.neonpro.identity.authorization;

import io.neonpro.identity.attempt.TooManyAttempts;
import io.neonpro.identity.authorization.LoginPage.Notice;
import io.neonpro.identity.browser.KnownBrowser;
import io.neonpro.identity.directory.Directory;
import io.neonpro.identity.directory.KnownPerson;
import io.neonpro.identity.factor.FactorPolicy;
import io.neonpro.identity.factor.SecondFactors;
import io.neonpro.identity.oauth.Form;
import io.neonpro.identity.passkey.Assertion;
import io.neonpro.identity.passkey.Offer;
import io.neonpro.identity.passkey.Passkeys;
import io.neonpro.identity.proof.Proofs;
import io.neonpro.identity.proof.Purpose;
import io.neonpro.identity.secret.Secret;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What follows the password: a code, or a passkey's signature, of whoever has a second factor; and setting one up, of whom the
 * tenant wants it. The page holds a ticket for some minutes, by which it is known that the password was right.
 */
@ApplicationScoped
class SecondStep {

    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final FactorPolicy policy;
    private final Proofs proofs;
    private final Directory directory;
    private final RefusedSignIn refusals;

    SecondStep(
            SecondFactors factors,
            Passkeys passkeys,
            FactorPolicy policy,
            Proofs proofs,
            Directory directory,
            RefusedSignIn refusals) {
        this.factors = factors;
        this.passkeys = passkeys;
        this.policy = policy;
        this.proofs = proofs;
        this.directory = directory;
        this.refusals = refusals;
    }

    /** What became of it. */
    sealed interface Outcome {

        /** They may go on. */
        record Passed(UUID person, boolean saidSecondFactor) implements Outcome {}

        /** A page, again. */
        record Page(int status, String html) implements Outcome {}

        /** The page again, to come back to a while later. */
        record TooOften(String html, long retryAfterSeconds) implements Outcome {}

        /** The password is wanted again. */
        record Expired() implements Outcome {}
    }

    /** After the right password, for the tenant that they want to work for. */
    Uni<Outcome> ask(LoginPage page, UUID person, UUID tenant) {
        return factors.isOn(person)
                .chain(isOn -> isOn
                        ? ticket(person).chain(ticket -> second(200, page, person, ticket, Notice.NONE))
                        : policy.isNeeded(tenant, person)
                                .chain(isNeeded -> isNeeded
                                        ? setUp(page, person)
                                        : Uni.createFrom().item(new Outcome.Passed(person, false))));
    }

    /** Whether somebody would not be asked for more than they have said before, for this tenant. */
    Uni<Boolean> isContentWith(KnownBrowser browser, UUID tenant) {
        return browser.saidSecondFactor()
                ? Uni.createFrom().item(true)
                : factors.isOn(browser.person())
                        .chain(isOn -> isOn
                                ? Uni.createFrom().item(false)
                                : policy.isNeeded(tenant, browser.person()).map(isNeeded -> !isNeeded));
    }

    /** What the page says that {@link #ask} has shown. */
    Uni<Outcome> answer(LoginPage page, Form form) {
        Secret ticket = new Secret(form.field("ticket").orElse(""));
        return proofs.subject(Purpose.SECOND_FACTOR, ticket)
                .chain(found -> found.map(person -> answer(page, person, form, ticket))
                        .orElseGet(() -> Uni.createFrom().item(new Outcome.Expired())));
    }

    private Uni<Outcome> answer(LoginPage page, UUID person, Form form, Secret ticket) {
        return factors.isOn(person)
                .chain(isOn -> isOn ? pass(page, person, form, ticket) : confirm(page, person, form, ticket))
                .onFailure(TooManyAttempts.class)
                .recoverWithUni(failure -> tooOften(page, person, ticket, (TooManyAttempts) failure));
    }

    private Uni<Outcome> pass(LoginPage page, UUID person, Form form, Secret ticket) {
        return isRight(person, form)
                .chain(isRight -> isRight
                        ? proofs.forget(Purpose.SECOND_FACTOR, person).replaceWith(new Outcome.Passed(person, true))
                        : refusals.noteWrongCode(page.request(), person)
                                .chain(() -> second(401, page, person, ticket, Notice.WRONG)));
    }

    private Uni<Boolean> isRight(UUID person, Form form) {
        return Assertion.of(form)
                .map(assertion -> passkeys.matches(person, assertion))
                .orElseGet(() -> factors.matches(person, code(form)));
    }

    private Uni<Outcome> setUp(LoginPage page, UUID person) {
        return directory.person(person).chain(found -> setUp(page, found.orElseThrow()));
    }

    private Uni<Outcome> setUp(LoginPage page, KnownPerson person) {
        return Uni.combine()
                .all()
                .unis(ticket(person.id()), factors.begin(person.id(), person.email()), passkeys.begin(person))
                .with((ticket, enrolment, options) ->
                        new Outcome.Page(200, page.setUp(ticket.value(), enrolment, options)));
    }

    /** They see what to keep, and go on with the next code, or the passkey: so the page needs no other proof of who they are. */
    private Uni<Outcome> confirm(LoginPage page, UUID person, Form form, Secret ticket) {
        return codesToKeep(person, form)
                .chain(codes -> codes.map(list ->
                                passkeys.offer(person).map(offer -> shown(200, page, ticket, Notice.NONE, list, offer)))
                        .orElseGet(() -> second(401, page, person, ticket, Notice.WRONG)));
    }

    private Uni<Optional<List<String>>> codesToKeep(UUID person, Form form) {
        return form.field("attestationObject")
                .map(made -> passkeys.tryToRegister(
                        person, made, form.field("clientDataJSON").orElse("")))
                .orElseGet(() -> factors.tryToConfirm(person, code(form)));
    }

    private Uni<Secret> ticket(UUID person) {
        return proofs.issue(Purpose.SECOND_FACTOR, person);
    }

    private Uni<Outcome> second(int status, LoginPage page, UUID person, Secret ticket, Notice notice) {
        return passkeys.offer(person).map(offer -> shown(status, page, ticket, notice, List.of(), offer));
    }

    private Uni<Outcome> tooOften(LoginPage page, UUID person, Secret ticket, TooManyAttempts failure) {
        return passkeys.offer(person)
                .map(offer -> page.second(ticket.value(), Notice.TOO_OFTEN, List.of(), offer))
                .map(html -> new Outcome.TooOften(html, failure.retryAfterSeconds()));
    }

    private static Outcome shown(
            int status, LoginPage page, Secret ticket, Notice notice, List<String> codes, Optional<Offer> offer) {
        return new Outcome.Page(status, page.second(ticket.value(), notice, codes, offer));
    }

    private static String code(Form form) {
        return form.field("code").orElse("");
    }
}
