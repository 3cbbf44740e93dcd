package io.neonpro.identity.signin;

import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.value.Ids;
import io.neonpro.kernel.web.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonString;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who asks about their own account: a person. */
@ApplicationScoped
public class AccountHolder {

    private static final String CLIENT = "client_id";

    private final JsonWebToken caller;

    AccountHolder(JsonWebToken caller) {
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

    /** In which they are; a token of an outside provider is of none. */
    public Optional<UUID> session() {
        return Optional.<Object>ofNullable(caller.getClaim("sid"))
                .map(sid -> sid instanceof JsonString json ? json.getString() : sid.toString())
                .flatMap(Ids::find);
    }

    /** A machine's token is given to it, and about it. */
    private boolean isMachine() {
        Object client = caller.getClaim(CLIENT);
        return Objects.equals(caller.getSubject(), client instanceof JsonString json ? json.getString() : client);
    }
}
