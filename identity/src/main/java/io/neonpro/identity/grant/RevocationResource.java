package io.neonpro.identity.grant;

import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import io.neonpro.identity.client.Client;
import io.neonpro.identity.client.Clients;
import io.neonpro.identity.directory.Directory;
import io.neonpro.identity.directory.KnownToken;
import io.neonpro.identity.oauth.OAuthError;
import io.neonpro.identity.oauth.OAuthErrors;
import io.neonpro.identity.oauth.OAuthRequests;
import io.neonpro.identity.secret.Secret;
import io.neonpro.identity.session.Sessions;
import io.neonpro.identity.token.IssuedTo;
import io.neonpro.identity.token.Tokens;
import io.neonpro.kernel.security.EndedTokens;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Signing out (RFC 7009): a refresh token, used or not, or an access token ends the session that it
 * belongs to; a machine's access token, which is of none, ends alone. Services hear of it within a
 * second.
 */
@Extensible
@Path("/oauth/revoke")
@Tag(name = "tokens")
public class RevocationResource {

    private final OAuthRequests requests;
    private final Clients clients;
    private final Directory directory;
    private final Sessions sessions;
    private final Tokens tokens;
    private final EndedTokens ended;

    RevocationResource(
            OAuthRequests requests,
            Clients clients,
            Directory directory,
            Sessions sessions,
            Tokens tokens,
            EndedTokens ended) {
        this.requests = requests;
        this.clients = clients;
        this.directory = directory;
        this.sessions = sessions;
        this.tokens = tokens;
        this.ended = ended;
    }

    @POST
    @PermitAll
    @ResponseStatus(RestResponse.StatusCode.OK)
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "Sign out")
    @APIResponse(responseCode = "400", content = @Content(schema = @Schema(implementation = OAuthError.class)))
    @APIResponse(responseCode = "401", content = @Content(schema = @Schema(implementation = OAuthError.class)))
    @APIResponse(responseCode = "406", content = @Content(schema = @Schema(implementation = OAuthError.class)))
    @APIResponse(responseCode = "429", content = @Content(schema = @Schema(implementation = OAuthError.class)))
    @APIResponse(responseCode = "503", content = @Content(schema = @Schema(implementation = OAuthError.class)))
    public Uni<RestResponse<Void>> revoke(@Context HttpHeaders headers, String form) {
        TokenRevocationRequest request = requests.read("/oauth/revoke", headers, form, TokenRevocationRequest::parse);
        Secret token = new Secret(request.getToken().getValue());
        return client(request).chain(client -> revoke(client, token)).map(done -> RestResponse.<Void>ok());
    }

    @ServerExceptionMapper
    public Response failed(Throwable failure) {
        return OAuthErrors.answer(failure);
    }

    private Uni<String> client(TokenRevocationRequest request) {
        return request.getClientAuthentication() == null
                ? Uni.createFrom().item(request.getClientID().getValue())
                : clients.authenticate(request.getClientAuthentication()).map(Client::id);
    }

    private Uni<Void> revoke(String client, Secret token) {
        return directory
                .refreshToken(token)
                .chain(found ->
                        found.map(known -> end(client, known)).orElseGet(() -> revokeAccessToken(client, token)));
    }

    private Uni<Void> revokeAccessToken(String client, Secret token) {
        return tokens.verify(token.value())
                .chain(claims -> claims.map(IssuedTo::of)
                        .filter(issued -> issued.clientId().equals(client))
                        .map(issued -> issued.session().map(this::end).orElseGet(() -> ended.end(issued.id())))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** Of a token that may be of another tenant by now than the session is. */
    private Uni<Void> end(UUID session) {
        return directory
                .session(session)
                .chain(found -> found.map(known -> sessions.end(known.tenant(), known.id()))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> end(String client, KnownToken known) {
        return client.equals(known.clientId())
                ? sessions.end(known.tenant(), known.session())
                : Uni.createFrom().voidItem();
    }
}
