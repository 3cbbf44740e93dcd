package io.neonpro.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenIntrospectionRequest;
import com.nimbusds.oauth2.sdk.TokenIntrospectionResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.DPoPAccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.oauth2.sdk.token.TokenTypeURI;
import com.nimbusds.oauth2.sdk.token.Tokens;
import com.nimbusds.oauth2.sdk.tokenexchange.TokenExchangeGrant;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.AuthenticationSuccessResponse;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import io.neonpro.acceptance.Browser;
import io.neonpro.acceptance.RunningPlatform;
import io.neonpro.acceptance.client.Answer;
import io.neonpro.acceptance.client.ClinicGroup;
import io.neonpro.devstack.platform.Platform;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An application and a machine that are written with Nimbus' OAuth 2.0 SDK complete every flow that identity has (issue 8). */
@ExtendWith(RunningPlatform.class)
class NimbusJourneyTest {

    private static final ClientID APPLICATION = new ClientID("neonpro");
    private static final URI CALLBACK = URI.create("http://127.0.0.1:51004/callback");
    private static final URI HOME = URI.create("http://127.0.0.1:51004/");

    private final Browser browser = new Browser();
    private final CodeVerifier verifier = new CodeVerifier();
    private final State state = new State();
    private final Nonce nonce = new Nonce();

    private URI users;
    private OIDCProviderMetadata server;
    private ClinicGroup group;

    @BeforeEach
    void discover(Platform platform) throws Exception {
        users = platform.url("identity").resolve("/api/v1/users");
        server = OIDCProviderMetadata.resolve(new Issuer(platform.url("identity")));
        group = ClinicGroup.signUp(RunningPlatform.addresses(platform), "Nimbus");
    }

    @Test
    void somebodySignsInAndTheApplicationLearnsWho() throws Exception {
        OIDCTokens tokens = signIn(new Scope("openid", "email"));

        IDTokenClaimsSet identity = new IDTokenValidator(
                        server.getIssuer(),
                        APPLICATION,
                        JWSAlgorithm.ES256,
                        server.getJWKSetURI().toURL())
                .validate(tokens.getIDToken(), nonce);
        UserInfo person = UserInfoResponse.parse(
                        new UserInfoRequest(server.getUserInfoEndpointURI(), tokens.getAccessToken())
                                .toHTTPRequest()
                                .send())
                .toSuccessResponse()
                .getUserInfo();

        assertThat(person.getSubject()).isEqualTo(identity.getSubject());
        assertThat(person.getEmailAddress()).isEqualTo(group.email());
    }

    @Test
    void theyStaySignedInByTokensThatWorkOnce() throws Exception {
        RefreshToken first = signIn(new Scope("openid")).getRefreshToken();

        RefreshToken second = renewed(first).toSuccessResponse().getTokens().getRefreshToken();
        RefreshToken third = renewed(second).toSuccessResponse().getTokens().getRefreshToken();

        assertThat(List.of(first, second, third)).doesNotHaveDuplicates();
        assertThat(renewed(first).toErrorResponse().getErrorObject().getCode())
                .isEqualTo(OAuth2Error.INVALID_GRANT_CODE);
        assertThat(renewed(third).indicatesSuccess()).isFalse();
    }

    @Test
    void theySignOut() throws Exception {
        OIDCTokens tokens = signIn(new Scope("openid"));

        URI back = browser.sentOn(
                new LogoutRequest(server.getEndSessionEndpointURI(), tokens.getIDToken(), HOME, state).toURI());

        assertThat(back).isEqualTo(URI.create(HOME + "?state=" + state));
        assertThat(renewed(tokens.getRefreshToken()).indicatesSuccess()).isFalse();
    }

    @Test
    void theApplicationGivesATokenBack() throws Exception {
        RefreshToken token = signIn(new Scope("openid")).getRefreshToken();

        new TokenRevocationRequest(server.getRevocationEndpointURI(), APPLICATION, token)
                .toHTTPRequest()
                .send()
                .ensureStatusCode(200);

        assertThat(renewed(token).indicatesSuccess()).isFalse();
    }

    @Test
    void aTokenIsExchangedForOneThatMayDoLess() throws Exception {
        AccessToken token =
                signIn(new Scope("openid", "user:read", "patient:read")).getAccessToken();

        Tokens less = TokenResponse.parse(new TokenRequest(
                                server.getTokenEndpointURI(),
                                APPLICATION,
                                new TokenExchangeGrant(token, TokenTypeURI.ACCESS_TOKEN),
                                new Scope("user:read"))
                        .toHTTPRequest()
                        .send())
                .toSuccessResponse()
                .getTokens();

        assertThat(less.getAccessToken().getScope()).isEqualTo(new Scope("user:read"));
        assertThat(less.getAccessToken().getIssuedTokenType()).isEqualTo(TokenTypeURI.ACCESS_TOKEN);
        assertThat(less.getRefreshToken()).isNull();
    }

    @Test
    void aMachineGetsItsTokenWithItsSecretInTheHeaderOrInTheForm() throws Exception {
        Answer machine = machine();
        ClientID id = new ClientID(machine.at("/clientId").asText());
        Secret secret = new Secret(machine.at("/clientSecret").asText());

        for (ClientAuthentication proof :
                List.of(new ClientSecretBasic(id, secret), new ClientSecretPost(id, secret))) {
            AccessToken token = TokenResponse.parse(ofMachine(proof).send())
                    .toSuccessResponse()
                    .getTokens()
                    .getAccessToken();

            TokenIntrospectionResponse said = TokenIntrospectionResponse.parse(
                    new TokenIntrospectionRequest(server.getIntrospectionEndpointURI(), proof, token)
                            .toHTTPRequest()
                            .send());
            assertThat(said.toSuccessResponse().isActive()).isTrue();
            assertThat(said.toSuccessResponse().getClientID()).isEqualTo(id);
        }
    }

    @Test
    void aTokenThatIsBoundToAKeyOpensNothingWithoutIt() throws Exception {
        Answer machine = machine();
        ECKey key = new ECKeyGenerator(Curve.P_256).generate();
        var proofs = new DefaultDPoPProofFactory(key, JWSAlgorithm.ES256);
        HTTPRequest request = ofMachine(new ClientSecretBasic(
                new ClientID(machine.at("/clientId").asText()),
                new Secret(machine.at("/clientSecret").asText())));
        request.setDPoP(proofs.createDPoPJWT("POST", server.getTokenEndpointURI()));

        DPoPAccessToken token = TokenResponse.parse(request.send())
                .toSuccessResponse()
                .getTokens()
                .getDPoPAccessToken();

        HTTPRequest shown = new HTTPRequest(HTTPRequest.Method.GET, users);
        shown.setAuthorization(token.toAuthorizationHeader());
        assertThat(shown.send().getStatusCode()).isEqualTo(401);
        shown.setDPoP(proofs.createDPoPJWT("GET", users, token));
        assertThat(shown.send().getStatusCode()).isEqualTo(200);
    }

    private OIDCTokens signIn(Scope scope) throws Exception {
        URI asked = new AuthenticationRequest.Builder(ResponseType.CODE, scope, APPLICATION, CALLBACK)
                .endpointURI(server.getAuthorizationEndpointURI())
                .codeChallenge(verifier, CodeChallengeMethod.S256)
                .state(state)
                .nonce(nonce)
                .build()
                .toURI();
        AuthenticationSuccessResponse back =
                AuthenticationResponseParser.parse(browser.signIn(asked, group)).toSuccessResponse();
        assertThat(back.getState()).isEqualTo(state);
        assertThat(back.getIssuer()).isEqualTo(server.getIssuer());
        return (OIDCTokens) OIDCTokenResponseParser.parse(
                        ofApplication(new AuthorizationCodeGrant(back.getAuthorizationCode(), CALLBACK, verifier))
                                .send())
                .toSuccessResponse()
                .getTokens();
    }

    private TokenResponse renewed(RefreshToken token) throws Exception {
        return TokenResponse.parse(ofApplication(new RefreshTokenGrant(token)).send());
    }

    private HTTPRequest ofApplication(AuthorizationGrant grant) {
        return new TokenRequest(server.getTokenEndpointURI(), APPLICATION, grant).toHTTPRequest();
    }

    private HTTPRequest ofMachine(ClientAuthentication proof) {
        return new TokenRequest(server.getTokenEndpointURI(), proof, new ClientCredentialsGrant()).toHTTPRequest();
    }

    private Answer machine() {
        return group.owner()
                .post("identity", "/api/v1/service-accounts", Map.of("name", "robot", "roles", List.of("manager")))
                .expect(201);
    }
}
