package io.neonpro.devstack.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TestTokensTest {

    private static final UUID TENANT = UUID.randomUUID();

    @Test
    void aTokenCarriesItsClaims() {
        try (var identity = new TestIdentity()) {
            String token =
                    TestTokens.user(TENANT).scopes("patient:read patient:write").sign();

            assertThat(claims(token))
                    .contains("\"tenant\":\"%s\"".formatted(TENANT))
                    .contains("\"scope\":\"patient:read patient:write\"")
                    .contains("\"aud\":[\"neonpro\"]")
                    .contains("\"iss\":\"%s\"".formatted(identity.url()));
        }
    }

    @Test
    void theSignatureIsThatOfThePublishedKey() throws Exception {
        var key = SigningKey.generate();
        String token = key.sign("JWT", Map.of("sub", "ana"));
        int lastDot = token.lastIndexOf('.');

        var check = Signature.getInstance("SHA256withECDSAinP1363Format");
        check.initVerify(SigningKey.imported(key.export()).open());
        check.update(token.substring(0, lastDot).getBytes(StandardCharsets.US_ASCII));

        assertThat(check.verify(Base64.getUrlDecoder().decode(token.substring(lastDot + 1))))
                .isTrue();
    }

    @Test
    void aServiceGetsATokenForItsCallee() throws Exception {
        try (var identity = new TestIdentity()) {
            var request = HttpRequest.newBuilder(identity.url().resolve("/oauth/token"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "grant_type=client_credentials&client_id=clinic" + "&audience=identity"))
                    .build();

            var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(claims(response.body().split("\"access_token\":\"")[1].split("\"")[0]))
                    .contains("\"sub\":\"clinic\"")
                    .contains("\"aud\":[\"identity\"]");
        }
    }

    private static String claims(String token) {
        byte[] json = Base64.getUrlDecoder().decode(token.split("\\.")[1]);
        return new String(json, StandardCharsets.UTF_8);
    }
}
