package io.neonpro.clinic.catalogue;

import io.neonpro.kernel.event.Rejected;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** How far the caller's token reaches: into some of the tenant's clinics, or into all. */
@ApplicationScoped
public class Reach {

    private static final String ALL = "*";

    private static final Rejected OUT_OF_REACH =
            new Rejected(Rejected.Kind.FORBIDDEN, "forbidden", "The access token does not open this clinic.", Map.of());

    private final JsonWebToken token;

    Reach(JsonWebToken token) {
        this.token = token;
    }

    /** Whether it opens this clinic. */
    public boolean includes(UUID clinic) {
        Set<String> opened = clinics();
        return opened.contains(ALL) || opened.contains(clinic.toString());
    }

    /** For what belongs to the whole group of clinics. */
    public void requireAll() {
        require(clinics().contains(ALL));
    }

    public void require(UUID clinic) {
        require(includes(clinic));
    }

    public void requireEach(Collection<UUID> clinics) {
        require(clinics.stream().allMatch(this::includes));
    }

    public void requireAny(Collection<UUID> clinics) {
        require(clinics.stream().anyMatch(this::includes));
    }

    private static void require(boolean isInReach) {
        if (!isInReach) {
            throw OUT_OF_REACH.asFailure();
        }
    }

    private Set<String> clinics() {
        return token.getClaim("clinics") instanceof Collection<?> values
                ? values.stream().map(Reach::text).collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    private static String text(Object value) {
        return value instanceof JsonString json ? json.getString() : value.toString();
    }
}
