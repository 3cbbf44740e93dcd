package io.neonpro.identity.signin;

import io.neonpro.kernel.security.AccessToken;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.web.problem.ProblemException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Who asks about their own account: a person. */
@ApplicationScoped
public class AccountHolder {

    private final SecurityIdentity caller;

    AccountHolder(SecurityIdentity caller) {
        this.caller = caller;
    }

    /**
     * @throws ProblemException 403 for a machine, which has none
     */
    public UUID id() {
        return Tenancy.current()
                .flatMap(context -> context.user())
                .filter(id -> !isMachine())
                .orElseThrow(() -> ProblemException.forbidden("A machine has no account."));
    }

    /**
     * The same for what is theirs beyond the tenant of their token: they have signed in here themselves, and nobody a tenant trusts
     * has said that it is them.
     */
    public UUID signedIn() {
        UUID person = id();
        if (session().isEmpty()) {
            throw ProblemException.forbidden("Only who has signed in here sees and changes this.");
        }
        return person;
    }

    /** The machine that asks, if none of the people does. */
    public Optional<UUID> machine() {
        return Tenancy.current().flatMap(context -> context.user()).filter(id -> isMachine());
    }

    /** In which they are; a token of an outside provider is of none. */
    public Optional<UUID> session() {
        return AccessToken.of(caller).flatMap(AccessToken::session);
    }

    private boolean isMachine() {
        return AccessToken.of(caller).filter(AccessToken::isOfMachine).isPresent();
    }
}
