package io.neonpro.devstack.token;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Map;

/** A P-256 key that signs ES256 tokens (RFC 7518) and shows its public half as a JWKS. */
final class SigningKey {

    private static final int COORDINATE_BYTES = 32;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final PrivateKey secret;
    private final ECPublicKey open;

    private SigningKey(PrivateKey secret, ECPublicKey open) {
        this.secret = secret;
        this.open = open;
    }

    static SigningKey generate() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = generator.generateKeyPair();
            return new SigningKey(pair.getPrivate(), (ECPublicKey) pair.getPublic());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The key that {@link #export} wrote. */
    static SigningKey imported(String exported) {
        String[] halves = exported.split(" ");
        try {
            var factory = KeyFactory.getInstance("EC");
            byte[] secret = Base64.getDecoder().decode(halves[0]);
            byte[] open = Base64.getDecoder().decode(halves[1]);
            return new SigningKey(factory.generatePrivate(new PKCS8EncodedKeySpec(secret)), (ECPublicKey)
                    factory.generatePublic(new X509EncodedKeySpec(open)));
        } catch (GeneralSecurityException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    String export() {
        var base64 = Base64.getEncoder();
        return base64.encodeToString(secret.getEncoded()) + " " + base64.encodeToString(open.getEncoded());
    }

    ECPublicKey open() {
        return open;
    }

    private String id() {
        return coordinate(open.getW().getAffineX()).substring(0, 8);
    }

    String jwks() {
        return """
               {"keys":[{"kty":"EC","crv":"P-256","use":"sig","alg":"ES256","kid":"%s","x":"%s","y":"%s"}]}""".formatted(
                        id(),
                        coordinate(open.getW().getAffineX()),
                        coordinate(open.getW().getAffineY()));
    }

    /** The compact form of a JWT of this type with these claims. */
    String sign(String type, Map<String, Object> claims) {
        var header = Map.<String, Object>of("alg", "ES256", "typ", type, "kid", id());
        String content = encoded(header) + "." + encoded(claims);
        try {
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(secret);
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String encoded(Map<String, Object> object) {
        return BASE64.encodeToString(Json.write(object).getBytes(StandardCharsets.UTF_8));
    }

    private static String coordinate(BigInteger number) {
        byte[] signed = number.toByteArray();
        var bytes = new byte[COORDINATE_BYTES];
        int length = Math.min(signed.length, COORDINATE_BYTES);
        System.arraycopy(signed, signed.length - length, bytes, COORDINATE_BYTES - length, length);
        return BASE64.encodeToString(bytes);
    }
}
