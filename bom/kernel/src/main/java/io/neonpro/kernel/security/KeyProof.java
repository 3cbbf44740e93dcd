package io.neonpro.kernel.security;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.HashUtil;
import org.jose4j.lang.JoseException;

/**
 * A client's word that it has a key, for one request, signed by that key (DPoP: RFC 9449, 4.2).
 *
 * @param thumbprint of the key (RFC 7638), in base64url
 * @param id by which it is known again
 * @param tokenDigest of the access token that it comes with, if it comes with one
 */
public record KeyProof(
        String thumbprint, String id, String method, String uri, Instant issuedAt, Optional<String> tokenDigest) {

    /** The request header that it is in. */
    public static final String HEADER = "DPoP";

    private static final String TYPE = "dpop+jwt";
    private static final int MAX_LENGTH = 4000;
    private static final int MAX_ID_LENGTH = 200;

    /** How old it may be; clocks differ. */
    static final Duration LIFESPAN = Duration.ofSeconds(60);

    private static final Duration TOLERANCE = Duration.ofSeconds(10);

    private static final Pattern ESCAPE = Pattern.compile("%[0-9a-f]{2}", Pattern.CASE_INSENSITIVE);

    private static final AlgorithmConstraints ES256 =
            new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);

    /** Empty for what is none, or not signed by the key that it names. */
    public static Optional<KeyProof> of(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            JsonWebSignature signed = new JsonWebSignature();
            signed.setAlgorithmConstraints(ES256);
            signed.setCompactSerialization(text);
            return TYPE.equals(signed.getHeader("typ")) ? verified(signed) : Optional.empty();
        } catch (JoseException | InvalidJwtException | MalformedClaimException | RuntimeException e) {
            // whoever writes it decides what the library stumbles over, and how
            return Optional.empty();
        }
    }

    private static Optional<KeyProof> verified(JsonWebSignature signed)
            throws JoseException, InvalidJwtException, MalformedClaimException {
        PublicJsonWebKey key = signed.getJwkHeader();
        if (key == null || key.getPrivateKey() != null) {
            return Optional.empty();
        }
        signed.setKey(key.getPublicKey());
        if (!signed.verifySignature()) {
            return Optional.empty();
        }
        JwtClaims claims = JwtClaims.parse(signed.getPayload());
        String id = claims.getJwtId();
        String method = claims.getStringClaimValue("htm");
        String uri = claims.getStringClaimValue("htu");
        boolean isWhole = id != null && id.length() <= MAX_ID_LENGTH && method != null && uri != null;
        return isWhole && claims.getIssuedAt() != null
                ? Optional.of(new KeyProof(
                        key.calculateBase64urlEncodedThumbprint(HashUtil.SHA_256),
                        id,
                        method,
                        uri,
                        Instant.ofEpochSecond(claims.getIssuedAt().getValue()),
                        Optional.ofNullable(claims.getStringClaimValue("ath"))))
                : Optional.empty();
    }

    /** Whether it was made for this request, just now (RFC 9449, 4.3). */
    public boolean isFor(String wantedMethod, URI wanted, Instant now) {
        return method.equals(wantedMethod)
                && isSame(wanted)
                && issuedAt.isAfter(now.minus(LIFESPAN))
                && issuedAt.isBefore(now.plus(TOLERANCE));
    }

    /** Whether it was made for this token. */
    boolean isWith(String token) {
        return tokenDigest.filter(digest(token)::equals).isPresent();
    }

    private boolean isSame(URI wanted) {
        try {
            return normal(wanted).equals(normal(URI.create(uri)));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** But for query and fragment, however the same is written (RFC 9449, 4.3; RFC 3986, 6.2.2 and 6.2.3). */
    private static String normal(URI address) {
        String scheme = Objects.toString(address.getScheme()).toLowerCase(Locale.ROOT);
        String authority = Objects.toString(address.getRawAuthority()).toLowerCase(Locale.ROOT);
        String usualPort = scheme.equals("https") ? ":443" : ":80";
        String host = authority.endsWith(usualPort)
                ? authority.substring(0, authority.length() - usualPort.length())
                : authority;
        String path = Objects.toString(address.normalize().getRawPath(), "");
        return scheme + "://" + host
                + (path.isEmpty() ? "/" : ESCAPE.matcher(path).replaceAll(KeyProof::upperCase));
    }

    private static String upperCase(MatchResult escape) {
        return escape.group().toUpperCase(Locale.ROOT);
    }

    /** SHA-256, in base64url. */
    static String digest(String token) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
