package io.neonpro.identity.signin;

import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.web.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonString;
import java.util.Objects;
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

    /** A machine's token is given to it, and about it. */
    private boolean isMachine() {
        Object client = caller.getClaim(CLIENT);
        return Objects.equals(caller.getSubject(), client instanceof JsonString json ? json.getString() : client);
    }
}
