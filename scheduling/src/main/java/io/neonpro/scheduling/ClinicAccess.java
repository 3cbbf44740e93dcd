package io.neonpro.scheduling;

import io.neonpro.kernel.value.Ids;
import io.neonpro.kernel.web.problem.ProblemException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Which of its tenant's clinics the caller's token opens. */
@ApplicationScoped
public class ClinicAccess {

    private static final String ALL = "*";

    private final SecurityIdentity caller;

    ClinicAccess(SecurityIdentity caller) {
        this.caller = caller;
    }

    /**
     * @throws ProblemException 403 when it does not open this one
     */
    public void require(UUID clinic) {
        if (!opens(clinic)) {
            throw ProblemException.forbidden("The access token does not open this clinic.");
        }
    }

    public boolean opens(UUID clinic) {
        return limits().map(opened -> opened.contains(clinic)).orElse(true);
    }

    /** The clinics that it opens, to query by; null when it opens all. */
    public UUID[] opened() {
        return limits().map(opened -> opened.toArray(UUID[]::new)).orElse(null);
    }

    /** Empty when there are none. */
    private Optional<Set<UUID>> limits() {
        Set<String> clinics = clinics();
        return clinics.contains(ALL)
                ? Optional.empty()
                : Optional.of(clinics.stream().map(Ids::of).collect(Collectors.toSet()));
    }

    private Set<String> clinics() {
        return caller.getPrincipal() instanceof JsonWebToken token
                        && token.getClaim("clinics") instanceof Collection<?> clinics
                ? clinics.stream().map(ClinicAccess::text).collect(Collectors.toSet())
                : Set.of();
    }

    private static String text(Object value) {
        return value instanceof JsonString json ? json.getString() : value.toString();
    }
}
