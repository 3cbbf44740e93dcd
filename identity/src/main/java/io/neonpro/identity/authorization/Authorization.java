package io.neonpro.identity.authorization;

import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.OIDCError;
import io.neonpro.identity.access.Scope;
import io.neonpro.identity.client.Clients;
import io.neonpro.identity.oauth.Form;
import io.neonpro.kernel.value.EmailAddress;
import io.neonpro.kernel.value.Ids;
import io.neonpro.kernel.web.problem.ProblemException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An application's wish that somebody sign in (OAuth 2.1, 4.1.1): who asks, and where the browser
 * goes afterwards. Application and address are registered, so errors may be sent there.
 *
 * @param query as it was sent, to go through the form unchanged
 * @param challenge SHA-256 of the code verifier, in base64url (RFC 7636)
 * @param tenant that the person wants to work for; else the one they joined first
 * @param loginHint the address that the application thinks they sign in with
 * @param idTokenHint an ID token of whom the application means
 * @param language in which the page is wanted; else that of the browser
 * @param asking whether a person is to be asked who has signed in before
 */
record Authorization(
        String query,
        String clientId,
        URI redirectUri,
        Optional<String> state,
        String challenge,
        Optional<String> nonce,
        Scope scope,
        Optional<UUID> tenant,
        Optional<String> loginHint,
        Optional<String> idTokenHint,
        Optional<Locale> language,
        Asking asking) {

    private static final int MAX_QUERY_LENGTH = 4000;
    private static final int MAX_NONCE_LENGTH = 500;
    private static final Pattern DIGEST = Pattern.compile("[A-Za-z0-9_-]{43}");

    /**
     * @throws ProblemException when the browser must not be sent anywhere
     * @throws Refusal when the application is to be told
     */
    static Authorization of(String query, Clients clients) {
        if (query.length() > MAX_QUERY_LENGTH) {
            throw ProblemException.invalidInput(
                    "", "too-large", "is longer than %d characters".formatted(MAX_QUERY_LENGTH));
        }
        Map<String, List<String>> parameters = Form.of(query).fields();
        String clientId = first(parameters, "client_id").orElse("");
        String redirectUri = first(parameters, "redirect_uri").orElse("");
        if (!clients.mayRedirect(clientId, redirectUri)) {
            throw ProblemException.invalidInput(
                    "redirect_uri", "invalid-value", "is not registered for this application");
        }
        unread().forEach((name, error) -> {
            if (first(parameters, name).isPresent()) {
                throw new Refusal(URI.create(redirectUri), first(parameters, "state"), error);
            }
        });
        try {
            return of(query, AuthorizationRequest.parse(parameters), parameters);
        } catch (ParseException e) {
            throw new Refusal(
                    URI.create(redirectUri),
                    first(parameters, "state"),
                    e.getErrorObject() == null ? OAuth2Error.INVALID_REQUEST : e.getErrorObject());
        }
    }

    /** What would say the rest elsewhere, and is not read (OpenID Connect Core, 6). */
    private static Map<String, ErrorObject> unread() {
        return Map.of(
                "request", OAuth2Error.REQUEST_NOT_SUPPORTED, "request_uri", OAuth2Error.REQUEST_URI_NOT_SUPPORTED);
    }

    private static Authorization of(String query, AuthorizationRequest request, Map<String, List<String>> parameters) {
        Optional<String> state = Optional.ofNullable(request.getState()).map(State::getValue);
        if (!ResponseType.CODE.equals(request.getResponseType())) {
            throw new Refusal(request.getRedirectionURI(), state, OAuth2Error.UNSUPPORTED_RESPONSE_TYPE);
        }
        fault(request, parameters).ifPresent(fault -> {
            throw new Refusal(request.getRedirectionURI(), state, OAuth2Error.INVALID_REQUEST.setDescription(fault));
        });
        return new Authorization(
                query,
                request.getClientID().getValue(),
                request.getRedirectionURI(),
                state,
                request.getCodeChallenge().getValue(),
                first(parameters, "nonce"),
                scope(request, state),
                first(parameters, "tenant").flatMap(Ids::find),
                first(parameters, "login_hint").filter(hint -> hint.length() <= EmailAddress.MAX_LENGTH),
                first(parameters, "id_token_hint"),
                first(parameters, "ui_locales").flatMap(Authorization::language),
                Asking.of(request.getPrompt(), first(parameters, "max_age"))
                        .orElseThrow(() -> new Refusal(
                                request.getRedirectionURI(),
                                state,
                                OAuth2Error.INVALID_REQUEST.setDescription("max_age is no number of seconds"))));
    }

    /** What no code could be given, or redeemed, for. */
    private static Optional<String> fault(AuthorizationRequest request, Map<String, List<String>> parameters) {
        if (request.getCodeChallenge() == null || !CodeChallengeMethod.S256.equals(request.getCodeChallengeMethod())) {
            return Optional.of("PKCE with S256 is required");
        }
        if (!DIGEST.matcher(request.getCodeChallenge().getValue()).matches()) {
            return Optional.of("code_challenge is no SHA-256 in base64url");
        }
        if (first(parameters, "nonce")
                .filter(nonce -> nonce.length() > MAX_NONCE_LENGTH)
                .isPresent()) {
            return Optional.of("nonce is longer than %d characters".formatted(MAX_NONCE_LENGTH));
        }
        if (first(parameters, "response_mode")
                .filter(mode -> !mode.equals("query"))
                .isPresent()) {
            return Optional.of("response_mode is query");
        }
        if (first(parameters, "tenant").filter(id -> Ids.find(id).isEmpty()).isPresent()) {
            return Optional.of("tenant is no UUID");
        }
        return Optional.empty();
    }

    /** Whether nobody but the application is sent back there: on a device any program may listen (RFC 8252, 8.6). */
    boolean isOfServer() {
        return "https".equals(redirectUri.getScheme());
    }

    /** For which of a person's tenants they sign in. */
    Optional<UUID> chosen(List<UUID> tenants) {
        return tenants.stream()
                .filter(one -> tenant.map(one::equals).orElse(true))
                .findFirst();
    }

    /** What an application is told that wants nobody to be asked. */
    Refusal somebodyHasToSignIn() {
        return new Refusal(redirectUri, state, OIDCError.LOGIN_REQUIRED);
    }

    private static Scope scope(AuthorizationRequest request, Optional<String> state) {
        try {
            return request.getScope() == null
                    ? Scope.of(Set.of())
                    : Scope.of(request.getScope().toStringList());
        } catch (IllegalArgumentException e) {
            throw new Refusal(request.getRedirectionURI(), state, OAuth2Error.INVALID_SCOPE);
        }
    }

    /** The first of those that are wanted in which there is a page. */
    private static Optional<Locale> language(String wanted) {
        return Stream.of(wanted.split(" "))
                .map(Locale::forLanguageTag)
                .filter(LoginPage::speaks)
                .findFirst();
    }

    private static Optional<String> first(Map<String, List<String>> parameters, String name) {
        return Optional.ofNullable(parameters.get(name)).map(List::getFirst);
    }
}
