package io.neonpro.identity.logout;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import io.neonpro.identity.browser.BrowserCookie;
import io.neonpro.identity.browser.Browsers;
import io.neonpro.identity.client.Clients;
import io.neonpro.identity.directory.Directory;
import io.neonpro.identity.oauth.Form;
import io.neonpro.identity.oauth.WayBack;
import io.neonpro.identity.session.Sessions;
import io.neonpro.identity.token.Tokens;
import io.neonpro.kernel.data.ConsistencyToken;
import io.neonpro.kernel.value.Ids;
import io.neonpro.kernel.web.parameter.Extensible;
import io.neonpro.kernel.web.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Where applications send people to sign out (OpenID Connect RP-Initiated Logout 1.0). The ID token that they bring ends
 * the session that it is of, and has the browser forgotten in which they signed in; without it another site could sign people out.
 */
@Extensible
@Path("/oauth/logout")
@Tag(name = "tokens")
public class LogoutResource {

    private static final int MAX_QUERY_LENGTH = 8000;

    private final Clients clients;
    private final Directory directory;
    private final Sessions sessions;
    private final Tokens tokens;
    private final Browsers browsers;
    private final BrowserCookie cookie;

    LogoutResource(
            Clients clients,
            Directory directory,
            Sessions sessions,
            Tokens tokens,
            Browsers browsers,
            BrowserCookie cookie) {
        this.clients = clients;
        this.directory = directory;
        this.sessions = sessions;
        this.tokens = tokens;
        this.browsers = browsers;
        this.cookie = cookie;
    }

    @GET
    @PermitAll
    @Produces(MediaType.TEXT_HTML)
    @Operation(summary = "Sign out, and go back to the application")
    @Parameter(name = "id_token_hint", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    @Parameter(name = "client_id", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    @Parameter(name = "post_logout_redirect_uri", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    @Parameter(name = "state", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "Signed out",
            headers =
                    @Header(
                            name = ConsistencyToken.HEADER,
                            description = "That of this write",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(mediaType = MediaType.TEXT_HTML))
    @APIResponse(responseCode = "303", description = "Back to the application")
    public Uni<Response> get(@Context UriInfo uri, @Context HttpHeaders headers) {
        return signOut(Optional.ofNullable(uri.getRequestUri().getRawQuery()).orElse(""), headers);
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    @Operation(summary = "Sign out, and go back to the application")
    @APIResponse(
            responseCode = "200",
            description = "Signed out",
            headers =
                    @Header(
                            name = ConsistencyToken.HEADER,
                            description = "That of this write",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(mediaType = MediaType.TEXT_HTML))
    @APIResponse(responseCode = "303", description = "Back to the application")
    public Uni<Response> post(@Context HttpHeaders headers, String form) {
        return signOut(form, headers);
    }

    private Uni<Response> signOut(String query, HttpHeaders headers) {
        LogoutRequest request = read(query);
        return hint(request)
                .invoke(hint -> hint.ifPresent(claims -> requireSame(claims, request)))
                .call(hint -> hint.map(claims -> end(claims, headers))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .map(hint -> answer(request, hint, headers));
    }

    private static LogoutRequest read(String query) {
        if (query.length() > MAX_QUERY_LENGTH) {
            throw ProblemException.invalidInput(
                    "", "too-large", "is longer than %d characters".formatted(MAX_QUERY_LENGTH));
        }
        try {
            return LogoutRequest.parse(Form.of(query).fields());
        } catch (ParseException e) {
            throw ProblemException.invalidInput("", "invalid-value", "is no request to sign out");
        }
    }

    private Uni<Optional<JWTClaimsSet>> hint(LogoutRequest request) {
        return request.getIDTokenHint() == null
                ? Uni.createFrom().item(Optional.empty())
                : tokens.hint(request.getIDTokenHint().serialize());
    }

    /** An application signs people out of itself (RP-Initiated Logout 1.0, 2). */
    private static void requireSame(JWTClaimsSet hint, LogoutRequest request) {
        boolean isAnother = request.getClientID() != null
                && !hint.getAudience().contains(request.getClientID().getValue());
        if (isAnother) {
            throw ProblemException.invalidInput(
                    "client_id", "invalid-value", "is not the application that the ID token is for");
        }
    }

    private Uni<Void> end(JWTClaimsSet hint, HttpHeaders headers) {
        return end(hint)
                .chain(() -> cookie.in(headers)
                        .flatMap(kept -> Ids.find(hint.getSubject()).map(person -> browsers.forget(kept, person)))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> end(JWTClaimsSet hint) {
        Optional<UUID> session = Optional.ofNullable(hint.getClaim("sid")).flatMap(sid -> Ids.find(sid.toString()));
        return session.map(directory::session)
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .chain(found -> found.map(known -> sessions.end(known.tenant(), known.id()))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** Back only to a registered address of the application that the ID token, or the request, names. */
    private Response answer(LogoutRequest request, Optional<JWTClaimsSet> hint, HttpHeaders headers) {
        Optional<String> app = hint.map(claims -> claims.getAudience().getFirst())
                .or(() -> Optional.ofNullable(request.getClientID()).map(id -> id.getValue()));
        return Optional.ofNullable(request.getPostLogoutRedirectionURI())
                .filter(uri ->
                        app.filter(id -> clients.mayReturn(id, uri.toString())).isPresent())
                .map(uri -> redirect(uri, request))
                .orElseGet(
                        () -> SignedOutPage.in(headers.getAcceptableLanguages().getFirst(), hint.isPresent()));
    }

    private static Response redirect(URI uri, LogoutRequest request) {
        UriBuilder target = UriBuilder.fromUri(uri);
        if (request.getState() != null) {
            target.queryParam("state", "{state}");
        }
        URI back = request.getState() == null
                ? target.build()
                : target.build(request.getState().getValue());
        return WayBack.to(back);
    }
}
