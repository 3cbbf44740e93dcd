package io.neonpro.identity.oauth;

import io.neonpro.contracts.access.Role;
import io.neonpro.identity.access.Scope;
import io.neonpro.kernel.web.parameter.Extensible;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What this server can do, and where (OpenID Connect Discovery 1.0, RFC 8414). */
@Extensible
@Path("/.well-known/openid-configuration")
@Tag(name = "tokens")
public class DiscoveryResource {

    private final Map<String, Object> document;

    DiscoveryResource(Issuer issuer) {
        document = document(issuer);
    }

    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Read what this server can do (OpenID Connect Discovery 1.0)")
    public Response configuration() {
        return Response.ok(document)
                .header("Cache-Control", "public, max-age=3600")
                .build();
    }

    private static Map<String, Object> document(Issuer issuer) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("issuer", issuer.uri().toString());
        document.put("authorization_endpoint", at(issuer, "/oauth/authorize"));
        document.put("token_endpoint", at(issuer, "/oauth/token"));
        document.put("jwks_uri", at(issuer, "/oauth/jwks"));
        document.put("revocation_endpoint", at(issuer, "/oauth/revoke"));
        document.put("introspection_endpoint", at(issuer, "/oauth/introspect"));
        document.put("userinfo_endpoint", at(issuer, "/oauth/userinfo"));
        document.put("end_session_endpoint", at(issuer, "/oauth/logout"));
        document.put("backchannel_logout_supported", true);
        document.put("backchannel_logout_session_supported", true);
        document.put("scopes_supported", scopes());
        document.put("response_types_supported", List.of("code"));
        document.put("response_modes_supported", List.of("query"));
        document.put(
                "grant_types_supported",
                List.of(
                        "authorization_code",
                        "refresh_token",
                        "client_credentials",
                        "urn:ietf:params:oauth:grant-type:token-exchange"));
        document.put("subject_types_supported", List.of("public"));
        document.put("id_token_signing_alg_values_supported", List.of("ES256"));
        document.put("code_challenge_methods_supported", List.of("S256"));
        document.put(
                "token_endpoint_auth_methods_supported", List.of("client_secret_basic", "client_secret_post", "none"));
        document.put(
                "introspection_endpoint_auth_methods_supported", List.of("client_secret_basic", "client_secret_post"));
        document.put("dpop_signing_alg_values_supported", List.of("ES256"));
        document.put("authorization_response_iss_parameter_supported", true);
        document.put("claims_supported", List.of("sub", "sid", "auth_time", "name", "email", "email_verified"));
        document.put("claims_parameter_supported", false);
        document.put("request_parameter_supported", false);
        // they are, where nothing is said
        document.put("request_uri_parameter_supported", false);
        document.put("prompt_values_supported", List.of("none", "login", "select_account"));
        document.put("ui_locales_supported", List.of("pt-BR", "en"));
        return document;
    }

    private static List<String> scopes() {
        return Stream.concat(Scope.OF_CLAIMS.stream(), Role.permissions(List.of(Role.values())).stream())
                .toList();
    }

    private static String at(Issuer issuer, String path) {
        return issuer.at(path).toString();
    }
}
