package io.neonpro.identity.grant;

import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.token.TokenTypeURI;
import com.nimbusds.oauth2.sdk.tokenexchange.TokenExchangeGrant;
import io.neonpro.identity.oauth.OAuthError;
import io.neonpro.identity.oauth.OAuthErrors;
import io.neonpro.identity.oauth.OAuthFailure;
import io.neonpro.identity.oauth.OAuthRequests;
import io.neonpro.identity.token.TokenAnswer;
import io.neonpro.kernel.security.KeyProof;
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
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The token endpoint (RFC 6749, 3.2). */
@Extensible
@Path("/oauth/token")
@Tag(name = "tokens")
public class TokenResource {

    private final OAuthRequests requests;
    private final ClientCredentials clientCredentials;
    private final RefreshTokens refreshTokens;
    private final CodeExchange codeExchange;
    private final TokenExchange tokenExchange;
    private final OutsideExchange outsideExchange;

    TokenResource(
            OAuthRequests requests,
            ClientCredentials clientCredentials,
            RefreshTokens refreshTokens,
            CodeExchange codeExchange,
            TokenExchange tokenExchange,
            OutsideExchange outsideExchange) {
        this.requests = requests;
        this.clientCredentials = clientCredentials;
        this.refreshTokens = refreshTokens;
        this.codeExchange = codeExchange;
        this.tokenExchange = tokenExchange;
        this.outsideExchange = outsideExchange;
    }

    @POST
    @PermitAll
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Get an access token")
    @APIResponse(responseCode = "400", content = @Content(schema = @Schema(implementation = OAuthError.class)))
    @APIResponse(responseCode = "401", content = @Content(schema = @Schema(implementation = OAuthError.class)))
    @APIResponse(responseCode = "406", content = @Content(schema = @Schema(implementation = OAuthError.class)))
    @APIResponse(responseCode = "429", content = @Content(schema = @Schema(implementation = OAuthError.class)))
    @APIResponse(responseCode = "503", content = @Content(schema = @Schema(implementation = OAuthError.class)))
    @APIResponseSchema(value = TokenAnswer.class, responseCode = "200")
    public Uni<RestResponse<TokenAnswer>> token(@Context HttpHeaders headers, String form) {
        TokenRequest request = requests.read("/oauth/token", headers, form, TokenRequest::parse);
        return answer(request, headers)
                .map(answer -> ResponseBuilder.ok(answer)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    /** Applications keep no secret, so what one shows is none (RFC 6749, 3.2.1); machines and services ask in their own name only. */
    private static void requirePublic(TokenRequest request) {
        boolean isOwnName = request.getAuthorizationGrant() instanceof ClientCredentialsGrant;
        if (!isOwnName && request.getClientAuthentication() != null) {
            throw OAuthFailure.invalidClient();
        }
    }

    @ServerExceptionMapper
    public Response failed(Throwable failure) {
        return OAuthErrors.answer(failure);
    }

    private Uni<TokenAnswer> answer(TokenRequest request, HttpHeaders headers) {
        requirePublic(request);
        Optional<String> device = Optional.ofNullable(headers.getHeaderString(HttpHeaders.USER_AGENT));
        List<String> proofs =
                Optional.ofNullable(headers.getRequestHeader(KeyProof.HEADER)).orElse(List.of());
        return switch (request.getAuthorizationGrant()) {
            case ClientCredentialsGrant grant -> clientCredentials.answer(request, proofs);
            case RefreshTokenGrant grant -> refreshTokens.answer(request, grant);
            case AuthorizationCodeGrant grant -> codeExchange.answer(request, grant, device);
            case TokenExchangeGrant grant
            when TokenTypeURI.ID_TOKEN.equals(grant.getSubjectTokenType()) -> outsideExchange.answer(request, grant);
            case TokenExchangeGrant grant -> tokenExchange.answer(request, grant);
            default -> Uni.createFrom().failure(new OAuthFailure(OAuth2Error.UNSUPPORTED_GRANT_TYPE));
        };
    }
}
