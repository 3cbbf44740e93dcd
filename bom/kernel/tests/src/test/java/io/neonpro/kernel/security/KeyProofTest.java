package io.neonpro.kernel.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What strangers send as the proof of a key is a proof or is none, and breaks nothing. */
class KeyProofTest {

    private static final EllipticCurveJsonWebKey KEY = newKey();

    private static final Map<String, Object> JWK = KEY.toParams(OutputControlLevel.PUBLIC_ONLY);

    private static final Map<String, Object> HEADER = Map.of("typ", "dpop+jwt", "alg", "ES256", "jwk", JWK);

    private static final Map<String, Object> CLAIMS =
            Map.of("jti", "1", "htm", "GET", "htu", "http://localhost/", "iat", 1_700_000_000);

    @Test
    void aProofIsOne() {
        assertThat(KeyProof.of(signed(HEADER, CLAIMS))).isPresent();
    }

    /** RFC 9449, 4.3. */
    @ParameterizedTest
    @CsvSource({
        "https://api.example/a/b, true",
        "HTTPS://API.example/a/b?c=d#e, true",
        "https://api.example:443/a/b, true",
        "https://api.example/a/./c/../b, true",
        "https://api.example/a/%62, false",
        "https://api.example:8443/a/b, false",
        "https://api.example:80/a/b, false",
        "http://api.example/a/b, false",
        "https://api.example/a, false",
        "https://other.example/a/b, false",
        "urn:nothing, false"
    })
    void anAddressIsTheSameHoweverItIsWritten(String said, boolean isSame) {
        KeyProof proof = KeyProof.of(signed(HEADER, with(CLAIMS, "htu", said))).orElseThrow();

        assertThat(proof.isFor("GET", URI.create("https://api.example/a/b"), Instant.ofEpochSecond(1_700_000_000)))
                .isEqualTo(isSame);
    }

    @Test
    void neitherDoLettersOfEscapesNorAMissingPathMakeAnother() {
        KeyProof escaped = KeyProof.of(signed(HEADER, with(CLAIMS, "htu", "https://api.example/%c3%a9")))
                .orElseThrow();
        KeyProof empty = KeyProof.of(signed(HEADER, with(CLAIMS, "htu", "https://api.example")))
                .orElseThrow();
        Instant now = Instant.ofEpochSecond(1_700_000_000);

        assertThat(escaped.isFor("GET", URI.create("https://api.example/%C3%A9"), now))
                .isTrue();
        assertThat(empty.isFor("GET", URI.create("https://api.example/"), now)).isTrue();
    }

    @Test
    void aTimeBeyondAllTimesIsNone() {
        assertThat(KeyProof.of(signed(HEADER, with(CLAIMS, "iat", Long.MAX_VALUE))))
                .isEmpty();
    }

    @Property
    void anOddKeyIsNone(@ForAll("keyFields") String field, @ForAll("oddities") Object odd) {
        Map<String, Object> header = with(HEADER, "jwk", with(JWK, field, odd));

        assertThat(KeyProof.of(signed(header, CLAIMS))
                        .filter(proof ->
                                !proof.thumbprint().equals(KEY.calculateBase64urlEncodedThumbprint("SHA-256"))))
                .isEmpty();
    }

    @Property
    void anOddHeaderIsNone(@ForAll("headerFields") String field, @ForAll("oddities") Object odd) {
        assertThat(KeyProof.of(signed(with(HEADER, field, odd), CLAIMS))).isEmpty();
    }

    @Property
    void oddClaimsBreakNothing(@ForAll("claims") String field, @ForAll("oddities") Object odd) {
        KeyProof.of(signed(HEADER, with(CLAIMS, field, odd)));
    }

    @Property
    void neitherDoesAnyText(@ForAll String text) {
        assertThat(KeyProof.of(text)).isEmpty();
        assertThat(KeyProof.of(text + "." + text + "." + text)).isEmpty();
    }

    @Provide
    Arbitrary<String> keyFields() {
        return Arbitraries.of("kty", "crv", "x", "y", "d", "n", "e", "k", "x5c", "use", "alg");
    }

    @Provide
    Arbitrary<String> headerFields() {
        return Arbitraries.of("typ", "alg", "jwk");
    }

    @Provide
    Arbitrary<String> claims() {
        return Arbitraries.of("jti", "htm", "htu", "iat", "ath");
    }

    /** Of all types of JSON, too much and too little, and other keys'. */
    @Provide
    Arbitrary<Object> oddities() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "", " ", "=", "AA", "EC", "RSA", "OKP", "oct", "P-384", "P-256K", "Ed25519", "none", "HS256",
                        "RS256"),
                Arbitraries.of(0, -1, Long.MAX_VALUE, Long.MIN_VALUE, 1e300, true, List.of(), Map.of(), List.of("", 1)),
                Arbitraries.of(
                        JWK.get("y"), Map.of("kty", "EC"), Map.of("kty", "EC", "crv", "P-256", "x", "AA", "y", "AA")),
                Arbitraries.strings().ofMaxLength(80),
                Arbitraries.strings().alpha().ofLength(43));
    }

    private static Map<String, Object> with(Map<String, Object> all, String field, Object value) {
        Map<String, Object> other = new HashMap<>(all);
        other.put(field, value);
        return other;
    }

    /** By the right key, whatever is said of it. */
    private static String signed(Map<String, Object> header, Map<String, Object> claims) {
        String content = encoded(JsonUtil.toJson(header).getBytes(UTF_8)) + "."
                + encoded(JsonUtil.toJson(claims).getBytes(UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(KEY.getEcPrivateKey());
            signature.update(content.getBytes(UTF_8));
            return content + "." + encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static EllipticCurveJsonWebKey newKey() {
        try {
            return EcJwkGenerator.generateJwk(EllipticCurves.P256);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
