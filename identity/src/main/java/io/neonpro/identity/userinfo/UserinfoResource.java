package io.neonpro.identity.userinfo;

import io.neonpro.identity.access.Scope;
import io.neonpro.identity.directory.Directory;
import io.neonpro.identity.member.Member;
import io.neonpro.identity.oauth.OAuthError;
import io.neonpro.identity.session.Sessions;
import io.neonpro.identity.token.UserClaims;
import io.neonpro.kernel.security.AccessToken;
import io.neonpro.kernel.web.parameter.Extensible;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who is signed in, as far as the application asked to know (OpenID Connect Core, 5.3). */
@Extensible
@Path("/oauth/userinfo")
@Tag(name = "tokens")
@Produces(MediaType.APPLICATION_JSON)
public class UserinfoResource {

    private final Directory directory;
    private final Sessions sessions;
    private final SecurityIdentity caller;

    UserinfoResource(Directory directory, Sessions sessions, SecurityIdentity caller) {
        this.directory = directory;
        this.sessions = sessions;
        this.caller = caller;
    }

    @GET
    @Authenticated
    @Operation(summary = "Read who is signed in (OpenID Connect Core, 5.3)")
    @APIResponse(
            responseCode = "200",
            description = "Who it is, and what else was asked for (OpenID Connect Core, 5.3.2)",
            content = @Content(schema = @Schema(implementation = Userinfo.class)))
    @APIResponse(responseCode = "403", content = @Content(schema = @Schema(implementation = OAuthError.class)))
    public Uni<Response> read() {
        return answer();
    }

    @POST
    @Authenticated
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Read who is signed in (OpenID Connect Core, 5.3)")
    @APIResponse(
            responseCode = "200",
            description = "Who it is, and what else was asked for (OpenID Connect Core, 5.3.2)",
            content = @Content(schema = @Schema(implementation = Userinfo.class)))
    @APIResponse(responseCode = "403", content = @Content(schema = @Schema(implementation = OAuthError.class)))
    public Uni<Response> post(String ignored) {
        return answer();
    }

    private Uni<Response> answer() {
        Optional<AccessToken> token = AccessToken.of(caller);
        Scope scope = Scope.of(token.map(AccessToken::scope).map(List::copyOf).orElse(List.of()));
        Optional<UUID> session = token.flatMap(AccessToken::session);
        if (!scope.isOpenid() || session.isEmpty()) {
            return Uni.createFrom().item(refused(403, "insufficient_scope"));
        }
        return directory
                .session(session.get())
                .chain(found -> found.map(known -> sessions.member(known.tenant(), known.id()))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())))
                .map(found ->
                        found.map(member -> claims(member, scope)).orElseGet(() -> refused(401, "invalid_token")));
    }

    private static Response claims(Member member, Scope scope) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", member.id().toString());
        claims.putAll(UserClaims.of(member, scope));
        return Response.ok(claims).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    /** As RFC 6750, 3.1 has it. */
    private static Response refused(int status, String error) {
        return Response.status(status)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"" + error + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(Map.of("error", error))
                .build();
    }
}
