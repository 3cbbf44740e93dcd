package io.neonpro.notify.preference;

import static io.neonpro.contracts.access.Permissions.PREFERENCE_READ;
import static io.neonpro.contracts.access.Permissions.PREFERENCE_WRITE;

import io.neonpro.kernel.audit.Audited;
import io.neonpro.kernel.web.Answers;
import io.neonpro.kernel.web.Condition;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Preferences over REST. */
@Path("/api/v1/patients/{id}/preferences")
@Tag(name = "preferences")
public class PreferenceResource {

    private final Preferences preferences;

    PreferenceResource(Preferences preferences) {
        this.preferences = preferences;
    }

    @Audited("preference.read")
    @GET
    @PermissionsAllowed(PREFERENCE_READ)
    @Operation(summary = "Read how a patient wants to be reached")
    public Uni<RestResponse<Preference>> get(UUID id) {
        return preferences.get(id).map(PreferenceResource::answer);
    }

    @Audited(value = "preference.change", isChange = true)
    @PUT
    @PermissionsAllowed(PREFERENCE_WRITE)
    @Operation(summary = "Say how a patient wants to be reached")
    public Uni<RestResponse<Preference>> change(UUID id, @BeanParam Condition condition, Preference wanted) {
        return preferences.change(id, condition::require, wanted).map(PreferenceResource::answer);
    }

    static RestResponse<Preference> answer(KeptPreference kept) {
        return Answers.ok(kept.version(), kept.preference());
    }
}
