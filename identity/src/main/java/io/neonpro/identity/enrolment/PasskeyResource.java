package io.neonpro.identity.enrolment;

import io.neonpro.identity.attempt.Source;
import io.neonpro.identity.passkey.CreationOptions;
import io.neonpro.identity.passkey.NewPasskey;
import io.neonpro.identity.passkey.PasskeyAnswer;
import io.neonpro.identity.passkey.Passkeys;
import io.neonpro.identity.passkey.RegisteredPasskey;
import io.neonpro.identity.passkey.RequestOptions;
import io.neonpro.identity.session.Sessions;
import io.neonpro.identity.signin.AccountHolder;
import io.neonpro.kernel.web.Versions;
import io.neonpro.kernel.web.edge.Sources;
import io.neonpro.kernel.web.page.Page;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.StatusCode;

/** Where people register authenticators that they sign in with, whatever their roles. Recovery codes are shown once. */
@Path("/api/v1/account/passkeys")
@Tag(name = "account")
public class PasskeyResource {

    private final Passkeys passkeys;
    private final SignInAgain again;
    private final Sources sources;
    private final AccountHolder holder;
    private final Sessions sessions;

    PasskeyResource(Passkeys passkeys, SignInAgain again, Sources sources, AccountHolder holder, Sessions sessions) {
        this.passkeys = passkeys;
        this.again = again;
        this.sources = sources;
        this.holder = holder;
        this.sessions = sessions;
    }

    @GET
    @Authenticated
    @Operation(summary = "List the caller's passkeys, in the order in which they were registered; twenty at most")
    public Uni<Page<PasskeyAnswer>> list() {
        return passkeys.of(holder.signedIn()).map(found -> new Page<>(found, null));
    }

    @GET
    @Path("/{id}")
    @Authenticated
    @Operation(summary = "Read one of the caller's passkeys")
    public Uni<PasskeyAnswer> one(@PathParam("id") UUID id) {
        return passkeys.one(holder.signedIn(), id);
    }

    @POST
    @Path("/options")
    @Authenticated
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(summary = "Begin to register an authenticator: what the browser has it make a key pair by")
    public Uni<CreationOptions> begin(@Context HttpServerRequest from, @Valid @NotNull SaidAgain said) {
        return again.require(Source.of(sources.of(from)), holder.id(), said).chain(person -> passkeys.begin(person));
    }

    @POST
    @Path("/challenge")
    @Authenticated
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(summary = "Begin to say a passkey again: what the browser has an authenticator sign")
    @APIResponse(responseCode = "404")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RequestOptions.class)))
    public Uni<RequestOptions> challenge() {
        return passkeys.challenge(holder.id());
    }

    @POST
    @Authenticated
    @ResponseStatus(StatusCode.CREATED)
    @Operation(summary = "Register an authenticator: from now on it may be asked for at sign-in")
    public Uni<RestResponse<RegisteredPasskey>> register(@Valid @NotNull NewPasskey wanted) {
        Optional<UUID> session = holder.session();
        return passkeys.register(holder.id(), wanted)
                .call(() -> sessions.saidSecondFactor(session))
                .map(PasskeyResource::created);
    }

    @POST
    @Path("/{id}/remove")
    @Authenticated
    @ResponseStatus(StatusCode.NO_CONTENT)
    @Operation(summary = "Do without a passkey from now on")
    @APIResponse(responseCode = "404")
    public Uni<Void> remove(@Context HttpServerRequest from, @PathParam("id") UUID id, @Valid @NotNull SaidAgain said) {
        UUID person = holder.id();
        Source source = Source.of(sources.of(from));
        return passkeys.one(person, id)
                .chain(() -> again.require(source, person, said))
                .chain(() -> passkeys.remove(person, id));
    }

    private static RestResponse<RegisteredPasskey> created(RegisteredPasskey passkey) {
        return ResponseBuilder.create(RestResponse.Status.CREATED, passkey)
                .header(HttpHeaders.LOCATION, "/api/v1/account/passkeys/" + passkey.id())
                .tag(Versions.etag(1))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
