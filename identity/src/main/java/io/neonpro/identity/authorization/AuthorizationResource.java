package io.neonpro.identity.authorization;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import io.neonpro.identity.attempt.TooManyAttempts;
import io.neonpro.identity.client.Clients;
import io.neonpro.identity.directory.Directory;
import io.neonpro.identity.directory.KnownPerson;
import io.neonpro.identity.oauth.Form;
import io.neonpro.identity.oauth.Issuer;
import io.neonpro.kernel.value.EmailAddress;
import io.neonpro.kernel.value.Password;
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
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Where applications send people to sign in (OAuth 2.1, 4.1). */
@Extensible
@Path("/oauth/authorize")
@Tag(name = "tokens")
public class AuthorizationResource {

    private final Clients clients;
    private final SignIn signIn;
    private final RefusedSignIn refusals;
    private final Directory directory;
    private final AuthorizationCodes codes;
    private final Issuer issuer;
    private final FormToken formToken;

    AuthorizationResource(
            Clients clients,
            SignIn signIn,
            RefusedSignIn refusals,
            Directory directory,
            AuthorizationCodes codes,
            Issuer issuer,
            FormToken formToken) {
        this.clients = clients;
        this.signIn = signIn;
        this.refusals = refusals;
        this.directory = directory;
        this.codes = codes;
        this.issuer = issuer;
        this.formToken = formToken;
    }

    @GET
    @PermitAll
    @Produces(MediaType.TEXT_HTML)
    @Operation(summary = "Show the page to sign in (OAuth 2.1, 4.1)")
    @Parameter(name = "response_type", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    @Parameter(name = "client_id", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    @Parameter(name = "redirect_uri", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    @Parameter(name = "code_challenge", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    @Parameter(name = "code_challenge_method", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    @Parameter(name = "scope", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    @Parameter(name = "state", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    @Parameter(name = "nonce", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    @Parameter(name = "prompt", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    @Parameter(name = "max_age", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    @Parameter(name = "login_hint", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    @Parameter(name = "tenant", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "The page",
            headers =
                    @Header(
                            name = HttpHeaders.SET_COOKIE,
                            description = "Ties the page to the browser",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(mediaType = MediaType.TEXT_HTML))
    @APIResponse(responseCode = "303", description = "Back to the application, which asked for what is not done")
    public Response ask(@Context UriInfo uri, @Context HttpHeaders headers) {
        String query = Optional.ofNullable(uri.getRequestUri().getRawQuery()).orElse("");
        Authorization request = Authorization.of(query, clients);
        return page(200, request, request.loginHint().orElse(""), headers, LoginPage.Notice.NONE)
                .build();
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    @Operation(summary = "Sign in, and go back to the application")
    @APIResponse(responseCode = "303", description = "Back to the application")
    @APIResponse(
            responseCode = "401",
            description = "The page again",
            headers =
                    @Header(
                            name = HttpHeaders.SET_COOKIE,
                            description = "Ties the page to the browser",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(mediaType = MediaType.TEXT_HTML))
    @APIResponse(
            responseCode = "403",
            description = "The page again, as this one was shown in another browser",
            headers =
                    @Header(
                            name = HttpHeaders.SET_COOKIE,
                            description = "Ties the page to the browser",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(mediaType = MediaType.TEXT_HTML))
    @APIResponse(
            responseCode = "429",
            description = "The page again",
            headers =
                    @Header(
                            name = HttpHeaders.SET_COOKIE,
                            description = "Ties the page to the browser",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(mediaType = MediaType.TEXT_HTML))
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_FORM_URLENCODED,
                            schema = @Schema(implementation = LoginForm.class)))
    public Uni<Response> answer(@Context HttpHeaders headers, String body) {
        Form form = Form.of(body);
        Authorization request = asked(form);
        String email = form.field("email").orElse("");
        if (!formToken.isOf(headers, form.field("token"))) {
            return Uni.createFrom()
                    .item(page(403, request, "", headers, LoginPage.Notice.FORM_IS_OLD)
                            .build());
        }
        String password = form.field("password").orElse("");
        boolean isGiven = !email.isEmpty() && !password.isEmpty();
        if (!isGiven || email.length() > EmailAddress.MAX_LENGTH || Password.isTooLong(password)) {
            return Uni.createFrom().item(wrong(request, "", headers));
        }
        return signIn.person(email, password)
                .chain(found -> found.map(person -> grant(request, person))
                        .orElseGet(() -> refusals.note(request, email).replaceWith(wrong(request, email, headers))))
                .onFailure(TooManyAttempts.class)
                .recoverWithItem(failure -> page(429, request, email, headers, LoginPage.Notice.TOO_OFTEN)
                        .header(HttpHeaders.RETRY_AFTER, ((TooManyAttempts) failure).retryAfterSeconds())
                        .build());
    }

    @ServerExceptionMapper
    public Response refused(Refusal refusal) {
        return redirect(
                UriBuilder.fromUri(refusal.redirectUri())
                        .queryParam("error", refusal.error().getCode()),
                refusal.state());
    }

    /** What the page was shown for, as the page keeps it. */
    private Authorization asked(Form form) {
        try {
            return Authorization.of(form.field("request").orElse(""), clients);
        } catch (ProblemException e) {
            throw ProblemException.invalidInput("request", "invalid-value", "is not what the page was asked for");
        }
    }

    private Uni<Response> grant(Authorization request, KnownPerson person) {
        return directory
                .tenantsOf(person.id())
                .map(tenants -> chosen(request, tenants))
                .chain(tenant -> codes.create(tenant, person.id(), request))
                .map(code -> redirect(
                        UriBuilder.fromUri(request.redirectUri()).queryParam("code", code.value()), request.state()));
    }

    private static UUID chosen(Authorization request, List<UUID> tenants) {
        return tenants.stream()
                .filter(tenant -> request.tenant().map(tenant::equals).orElse(true))
                .findFirst()
                .orElseThrow(() -> new Refusal(request.redirectUri(), request.state(), OAuth2Error.ACCESS_DENIED));
    }

    /** Back to the application, which also learns who answers (RFC 9207). */
    private Response redirect(UriBuilder target, Optional<String> state) {
        target.queryParam("iss", "{iss}");
        state.ifPresent(value -> target.queryParam("state", "{state}"));
        return Response.seeOther(target.build(
                        state.map(value -> new Object[] {issuer.uri().toString(), value})
                                .orElseGet(() -> new Object[] {issuer.uri().toString()})))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    private Response wrong(Authorization request, String email, HttpHeaders headers) {
        return page(401, request, email, headers, LoginPage.Notice.WRONG).build();
    }

    private Response.ResponseBuilder page(
            int status, Authorization request, String email, HttpHeaders headers, LoginPage.Notice notice) {
        Locale language = headers.getAcceptableLanguages().getFirst();
        NewCookie cookie = formToken.cookie(headers);
        return Response.status(status)
                .entity(LoginPage.of(request, email, formToken.of(cookie), language, notice))
                .cookie(cookie)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Content-Security-Policy", LoginPage.CONTENT_SECURITY_POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer");
    }
}
