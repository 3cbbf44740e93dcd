package io.neonpro.notify.preference;

import static io.neonpro.contracts.access.Permissions.OWN_READ;
import static io.neonpro.contracts.access.Permissions.OWN_WRITE;

import io.neonpro.kernel.audit.Audited;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.web.Condition;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** How somebody wants to be reached, said by themselves. */
@Path("/api/v1/me/preferences")
@Tag(name = "own data")
public class OwnPreferenceResource {

    private final Preferences preferences;

    OwnPreferenceResource(Preferences preferences) {
        this.preferences = preferences;
    }

    @Audited("preference.read")
    @GET
    @PermissionsAllowed(OWN_READ)
    @Operation(summary = "Read how one wants to be reached")
    public Uni<RestResponse<Preference>> get() {
        return preferences.get(Tenancy.require().requirePatient()).map(PreferenceResource::answer);
    }

    @Audited(value = "preference.change", isChange = true)
    @PUT
    @PermissionsAllowed(OWN_WRITE)
    @Operation(summary = "Say how one wants to be reached")
    public Uni<RestResponse<Preference>> change(@BeanParam Condition condition, Preference wanted) {
        return preferences
                .change(Tenancy.require().requirePatient(), condition::require, wanted)
                .map(PreferenceResource::answer);
    }
}
