package io.neonpro.identity.authorization;

import io.neonpro.identity.attempt.Source;
import io.neonpro.identity.attempt.TooManyAttempts;
import io.neonpro.identity.authorization.LoginPage.Notice;
import io.neonpro.identity.client.Clients;
import io.neonpro.identity.oauth.Form;
import io.neonpro.identity.signin.SignIn;
import io.neonpro.kernel.data.ConsistencyToken;
import io.neonpro.kernel.value.EmailAddress;
import io.neonpro.kernel.value.Password;
import io.neonpro.kernel.web.edge.Sources;
import io.neonpro.kernel.web.parameter.Extensible;
import io.neonpro.kernel.web.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
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
import jakarta.ws.rs.core.UriInfo;
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
    private final SecondStep second;
    private final Granting granting;
    private final KnownThere knownThere;
    private final MeantPerson meant;
    private final FormToken formToken;
    private final Sources sources;

    AuthorizationResource(
            Clients clients,
            SignIn signIn,
            RefusedSignIn refusals,
            SecondStep second,
            Granting granting,
            KnownThere knownThere,
            MeantPerson meant,
            FormToken formToken,
            Sources sources) {
        this.clients = clients;
        this.signIn = signIn;
        this.refusals = refusals;
        this.second = second;
        this.granting = granting;
        this.knownThere = knownThere;
        this.meant = meant;
        this.formToken = formToken;
        this.sources = sources;
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
    @Parameter(name = "id_token_hint", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    @Parameter(name = "ui_locales", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
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
    @APIResponse(
            responseCode = "303",
            description = "Back to the application: somebody has signed in before, or it asked for what is not done")
    public Uni<Response> ask(@Context UriInfo uri, @Context HttpHeaders headers) {
        return ask(Optional.ofNullable(uri.getRequestUri().getRawQuery()).orElse(""), headers);
    }

    private Uni<Response> ask(String query, HttpHeaders headers) {
        Authorization request = Authorization.of(query, clients);
        return knownThere
                .entry(request, headers)
                .chain(found -> found.map(entry -> granting.grant(request, entry))
                        .orElseGet(() -> Uni.createFrom().item(form(request, headers))));
    }

    private Response form(Authorization request, HttpHeaders headers) {
        if (request.asking().never()) {
            throw request.somebodyHasToSignIn();
        }
        return shown(request, headers).password(200, request.loginHint().orElse(""), Notice.NONE);
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    @Operation(
            summary = "Sign in, and go back to the application",
            description = "Applications may send here what they would send as a query (OpenID Connect Core, 3.1.2.1).")
    @APIResponse(
            responseCode = "303",
            description = "Back to the application",
            headers =
                    @Header(
                            name = HttpHeaders.SET_COOKIE,
                            description = "By which the browser is known again",
                            schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(
            responseCode = "200",
            description = "A page that asks for the second factor, or the first one, to an application's request",
            headers = {
                @Header(
                        name = HttpHeaders.SET_COOKIE,
                        description = "Ties the page to the browser",
                        schema = @Schema(type = SchemaType.STRING)),
                @Header(
                        name = ConsistencyToken.HEADER,
                        description = "That of the factor which was just set up",
                        schema = @Schema(type = SchemaType.STRING))
            },
            content = @Content(mediaType = MediaType.TEXT_HTML))
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
    public Uni<Response> answer(@Context HttpHeaders headers, @Context HttpServerRequest from, String body) {
        Form form = Form.of(body);
        if (form.field("client_id").isPresent()) {
            return ask(body, headers);
        }
        ShownPage shown = shown(asked(form), headers);
        if (!formToken.isOf(headers, form.field("token"))) {
            return Uni.createFrom().item(shown.password(403, "", Notice.FORM_IS_OLD));
        }
        return form.field("ticket").isPresent()
                ? second.answer(shown.page(), form).chain(outcome -> after(outcome, shown, headers))
                : signIn(form, shown, headers, Source.of(sources.of(from)));
    }

    @ServerExceptionMapper
    public Response refused(Refusal refusal) {
        return granting.refuse(refusal);
    }

    /** What the page was shown for, as the page keeps it. */
    private Authorization asked(Form form) {
        try {
            return Authorization.of(form.field("request").orElse(""), clients);
        } catch (ProblemException e) {
            throw ProblemException.invalidInput("request", "invalid-value", "is not what the page was asked for");
        }
    }

    private Uni<Response> signIn(Form form, ShownPage shown, HttpHeaders headers, Source from) {
        String email = form.field("email").orElse("");
        String password = form.field("password").orElse("");
        boolean isGiven = !email.isEmpty() && !password.isEmpty();
        if (!isGiven || email.length() > EmailAddress.MAX_LENGTH || Password.isTooLong(password)) {
            return Uni.createFrom().item(shown.password(401, "", Notice.WRONG));
        }
        return signIn.person(from, email, password)
                .chain(found -> found.map(person -> known(person.id(), shown, headers))
                        .orElseGet(() -> refusals.note(shown.request(), email)
                                .map(noted -> shown.password(401, email, Notice.WRONG))))
                .onFailure(TooManyAttempts.class)
                .transform(failure -> ((TooManyAttempts) failure).asProblem())
                .onFailure(AuthorizationResource::isTooMuch)
                .recoverWithItem(failure -> shown.tooOften(email, ((ProblemException) failure).problem()));
    }

    /** They try too often, or too many do. */
    private static boolean isTooMuch(Throwable failure) {
        return failure instanceof ProblemException refused && refused.problem().status() == 429;
    }

    /** Before they go back to the application, they may have to say more. */
    private Uni<Response> known(UUID person, ShownPage shown, HttpHeaders headers) {
        return granting.tenant(shown.request(), person)
                .chain(tenant -> second.ask(shown.page(), person, tenant))
                .chain(outcome -> after(outcome, shown, headers));
    }

    private Uni<Response> after(SecondStep.Outcome outcome, ShownPage shown, HttpHeaders headers) {
        return switch (outcome) {
            case SecondStep.Outcome.Passed passed -> signedIn(shown.request(), passed, headers);
            case SecondStep.Outcome.Page(int status, String html) ->
                Uni.createFrom().item(shown.answer(status, html).build());
            case SecondStep.Outcome.TooOften(String html, long seconds) ->
                Uni.createFrom().item(shown.tooOften(html, seconds));
            case SecondStep.Outcome.Expired expired -> Uni.createFrom().item(shown.password(401, "", Notice.WRONG));
        };
    }

    /** From now on the browser is known again. */
    private Uni<Response> signedIn(Authorization request, SecondStep.Outcome.Passed passed, HttpHeaders headers) {
        UUID person = passed.person();
        return meant.require(request, person)
                .chain(() -> granting.grant(request, passed))
                .chain(response -> knownThere
                        .remember(person, passed.saidSecondFactor(), headers)
                        .map(cookie ->
                                Response.fromResponse(response).cookie(cookie).build()));
    }

    private ShownPage shown(Authorization request, HttpHeaders headers) {
        NewCookie cookie = formToken.cookie(headers);
        Locale language = request.language()
                .orElseGet(() -> headers.getAcceptableLanguages().getFirst());
        return new ShownPage(new LoginPage(request, formToken.of(cookie), language), cookie);
    }
}
