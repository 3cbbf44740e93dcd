package io.neonpro.identity.grant;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.TokenIntrospectionRequest;
import io.neonpro.identity.client.Client;
import io.neonpro.identity.client.Clients;
import io.neonpro.identity.directory.Directory;
import io.neonpro.identity.directory.KnownSession;
import io.neonpro.identity.directory.KnownToken;
import io.neonpro.identity.oauth.OAuthError;
import io.neonpro.identity.oauth.OAuthErrors;
import io.neonpro.identity.oauth.OAuthFailure;
import io.neonpro.identity.oauth.OAuthRequests;
import io.neonpro.identity.secret.Secret;
import io.neonpro.identity.session.Sessions;
import io.neonpro.identity.token.IssuedTo;
import io.neonpro.identity.token.Tokens;
import io.neonpro.kernel.value.Ids;
import io.neonpro.kernel.web.parameter.Extensible;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Whether a token is good at this moment, sessions that ended included (RFC 7662). Services of the
 * platform may ask about every token, service accounts about those of their tenant.
 */
@Extensible
@Path("/oauth/introspect")
@Tag(name = "tokens")
public class IntrospectionResource {

    private static final Map<String, Object> INACTIVE = Map.of("active", false);

    private final OAuthRequests requests;
    private final Clients clients;
    private final Directory directory;
    private final Sessions sessions;
    private final Tokens tokens;

    IntrospectionResource(
            OAuthRequests requests, Clients clients, Directory directory, Sessions sessions, Tokens tokens) {
        this.requests = requests;
        this.clients = clients;
        this.directory = directory;
        this.sessions = sessions;
        this.tokens = tokens;
    }

    @POST
    @PermitAll
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Ask whether a token is good at this moment")
    @APIResponse(
            responseCode = "200",
            description = "The claims of a token that is good (RFC 7662, 2.2)",
            content = @Content(schema = @Schema(implementation = Introspection.class)))
    @APIResponse(responseCode = "400", content = @Content(schema = @Schema(implementation = OAuthError.class)))
    @APIResponse(responseCode = "401", content = @Content(schema = @Schema(implementation = OAuthError.class)))
    @APIResponse(responseCode = "406", content = @Content(schema = @Schema(implementation = OAuthError.class)))
    @APIResponse(responseCode = "429", content = @Content(schema = @Schema(implementation = OAuthError.class)))
    @APIResponse(responseCode = "503", content = @Content(schema = @Schema(implementation = OAuthError.class)))
    public Uni<Response> introspect(@Context HttpHeaders headers, String form) {
        TokenIntrospectionRequest request =
                requests.read("/oauth/introspect", headers, form, TokenIntrospectionRequest::parse);
        if (request.getClientAuthentication() == null) {
            throw OAuthFailure.invalidClient();
        }
        return clients.authenticate(request.getClientAuthentication())
                .chain(client -> describe(client, new Secret(request.getToken().getValue())))
                .map(found -> found.orElse(INACTIVE))
                .map(answer -> Response.ok(answer)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    @ServerExceptionMapper
    public Response failed(Throwable failure) {
        return OAuthErrors.answer(failure);
    }

    private Uni<Optional<Map<String, Object>>> describe(Client client, Secret token) {
        return directory
                .refreshToken(token)
                .chain(found -> found.isPresent()
                        ? Uni.createFrom().item(describe(client, found.get()))
                        : tokens.verifyLasting(token.value()).chain(claims -> describe(client, claims)));
    }

    private static Optional<Map<String, Object>> describe(Client client, KnownToken known) {
        return known.isUsable() && maySee(client, Optional.of(known.tenant()))
                ? Optional.of(Map.of("active", true, "client_id", known.clientId()))
                : Optional.empty();
    }

    private Uni<Optional<Map<String, Object>>> describe(Client client, Optional<JWTClaimsSet> verified) {
        Optional<JWTClaimsSet> visible =
                verified.filter(claims -> maySee(client, IssuedTo.of(claims).tenant()));
        return visible.map(claims -> isLasting(claims)
                        .map(lasts -> lasts ? Optional.of(answer(claims)) : Optional.<Map<String, Object>>empty()))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Boolean> isLasting(JWTClaimsSet claims) {
        IssuedTo issued = IssuedTo.of(claims);
        return issued.session()
                .map(session -> directory
                        .session(session)
                        .chain(found -> found.map(known -> isPresent(known, issued))
                                .orElseGet(() -> Uni.createFrom().item(false))))
                .or(() -> issued.tenant()
                        .flatMap(tenant -> Ids.find(issued.subject()).map(id -> isThere(tenant, id))))
                .orElseGet(() -> Uni.createFrom().item(true));
    }

    /** A machine, or a member of whom the tenant's own provider has told. */
    private Uni<Boolean> isThere(UUID tenant, UUID id) {
        return directory
                .machine(id)
                .chain(machine -> machine.isPresent()
                        ? Uni.createFrom().item(true)
                        : sessions.present(tenant, id).map(Optional::isPresent));
    }

    /** Whether somebody is a member still, both where they signed in and where the token is for. */
    private Uni<Boolean> isPresent(KnownSession known, IssuedTo issued) {
        return sessions.member(known.tenant(), known.id())
                .chain(atHome -> atHome.isEmpty()
                        ? Uni.createFrom().item(false)
                        : sessions.present(issued.tenant().orElseThrow(), known.user())
                                .map(Optional::isPresent));
    }

    private static Map<String, Object> answer(JWTClaimsSet claims) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("active", true);
        answer.put("token_type", claims.getClaim("cnf") == null ? "Bearer" : "DPoP");
        answer.putAll(claims.toJSONObject());
        return answer;
    }

    private static boolean maySee(Client client, Optional<UUID> tenant) {
        return switch (client) {
            case Client.Service service -> true;
            case Client.Machine machine ->
                tenant.filter(machine.account().tenant()::equals).isPresent();
        };
    }
}
