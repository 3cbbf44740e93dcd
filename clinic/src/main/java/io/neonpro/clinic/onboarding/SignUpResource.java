package io.neonpro.clinic.onboarding;

import io.neonpro.clinic.tenant.Versioned;
import io.neonpro.kernel.web.Versions;
import io.neonpro.kernel.web.edge.Household;
import io.neonpro.kernel.web.edge.Sources;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Signing up, over REST and without a token: whoever signs up has none yet. */
@Path("/api/v1/tenants")
@Tag(name = "tenant")
public class SignUpResource {

    private static final String TENANT = "/api/v1/tenant";

    private final Onboarding onboarding;
    private final Doorkeeper doorkeeper;
    private final Sources sources;

    SignUpResource(Onboarding onboarding, Doorkeeper doorkeeper, Sources sources) {
        this.onboarding = onboarding;
        this.doorkeeper = doorkeeper;
        this.sources = sources;
    }

    @POST
    @PermitAll
    @Operation(summary = "Sign a group of clinics up, with its owner and its first clinic")
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    @APIResponse(responseCode = "429")
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Onboarded.class)))
    public Uni<RestResponse<Onboarded>> signUp(
            SignUp signUp,
            @HeaderParam(SignUpKey.HEADER) @Nullable String idempotencyKey,
            @Context HttpServerRequest request) {
        doorkeeper.admit(Household.of(sources.of(request)));
        return onboarding.signUp(signUp, Optional.ofNullable(idempotencyKey)).map(SignUpResource::created);
    }

    /** It holds tokens, so no cache may keep it (RFC 6749, 5.1). */
    private static RestResponse<Onboarded> created(Versioned<Onboarded> onboarded) {
        return ResponseBuilder.create(RestResponse.Status.CREATED, onboarded.value())
                .header(HttpHeaders.LOCATION, TENANT)
                .tag(Versions.etag(onboarded.version()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
