package io.neonpro.patient.consent;

import static io.neonpro.kernel.event.Decision.accept;
import static io.neonpro.kernel.event.Decision.nothing;
import static io.neonpro.kernel.event.Decision.refuse;

import io.neonpro.kernel.event.Decider;
import io.neonpro.kernel.event.Decision;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.patient.consent.Consent.Absent;
import io.neonpro.patient.consent.Consent.InForce;
import io.neonpro.patient.consent.Consent.TakenBack;
import io.neonpro.patient.consent.ConsentCommand.Give;
import io.neonpro.patient.consent.ConsentCommand.Revoke;
import io.neonpro.patient.consent.ConsentEvent.Given;
import io.neonpro.patient.consent.ConsentEvent.Revoked;

/** What may happen to a consent: it is given once, and may be taken back at any time. */
public final class ConsentRules implements Decider<ConsentCommand, Consent, ConsentEvent> {

    static final Rejected ALREADY_GIVEN = Rejected.conflict("already-given", "This consent is given already.");

    static final Rejected NO_SUCH_CONSENT = Rejected.missing("not-found", "There is no such consent.");

    @Override
    public Consent initial() {
        return new Absent();
    }

    @Override
    public Decision<ConsentEvent> decide(ConsentCommand command, Consent consent) {
        return switch (command) {
            case Give(var patientId, var terms, var now, var by) ->
                consent instanceof Absent ? accept(new Given(patientId, terms, now, by)) : refuse(ALREADY_GIVEN);
            case Revoke revoke ->
                switch (consent) {
                    case Absent() -> refuse(NO_SUCH_CONSENT);
                    case InForce given -> revoke(revoke, given);
                    case TakenBack(var given, var since, var by) when isOf(given, revoke) -> stay(revoke);
                    case TakenBack ofSomebodyElse -> refuse(NO_SUCH_CONSENT);
                };
        };
    }

    @Override
    public Consent evolve(Consent consent, ConsentEvent event) {
        return switch (event) {
            case Given(var patientId, var terms, var at, var by) -> new InForce(patientId, terms, at, by);
            case Revoked revoked
            when consent instanceof InForce given -> new TakenBack(given, revoked.revokedAt(), revoked.by());
            case Revoked again -> consent;
        };
    }

    private static Decision<ConsentEvent> revoke(Revoke revoke, InForce given) {
        if (!isOf(given, revoke)) {
            return refuse(NO_SUCH_CONSENT);
        }
        revoke.precondition().accept(InForce.REVISION);
        return accept(new Revoked(given.patientId(), given.terms().purpose().text(), revoke.now(), revoke.by()));
    }

    private static Decision<ConsentEvent> stay(Revoke revoke) {
        revoke.precondition().accept(TakenBack.REVISION);
        return nothing();
    }

    private static boolean isOf(InForce consent, Revoke revoke) {
        return consent.patientId().equals(revoke.patientId());
    }
}
