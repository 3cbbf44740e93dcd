package io.neonpro.identity;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * An authenticator, and the browser that it is at: it has one key pair, counts, and answers as Web Authentication Level 2 says
 * (6.1, 6.5), with no library of the server's.
 */
final class SoftwareAuthenticator {

    private static final int PRESENT = 0x01;
    private static final int HAS_KEY = 0x40;
    private static final int COORDINATE_BYTES = 32;

    private final KeyPair keys;
    private final byte[] credentialId = new byte[32];
    private final String origin;
    private int signCount;

    private SoftwareAuthenticator(String origin) {
        this.origin = origin;
        new SecureRandom().nextBytes(credentialId);
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** In whose browser the server's own page is. */
    static SoftwareAuthenticator atHome() {
        return at(issuer());
    }

    /** In whose browser this page is. */
    static SoftwareAuthenticator at(String origin) {
        return new SoftwareAuthenticator(origin);
    }

    private static String issuer() {
        return ConfigProvider.getConfig().getValue("neonpro.issuer.uri", String.class);
    }

    /** What {@code navigator.credentials.create} answers. */
    Map<String, String> create(String challenge) {
        byte[] authenticatorData = authenticatorData(PRESENT | HAS_KEY, attestedCredential());
        return Map.of(
                "clientDataJSON", encoded(clientData("webauthn.create", challenge)),
                "attestationObject", encoded(attestation(authenticatorData)));
    }

    /** What {@code navigator.credentials.get} answers. */
    Map<String, String> get(String challenge) {
        signCount++;
        byte[] authenticatorData = authenticatorData(PRESENT, new byte[0]);
        byte[] clientData = clientData("webauthn.get", challenge);
        return Map.of(
                "credentialId", encoded(credentialId),
                "authenticatorData", encoded(authenticatorData),
                "clientDataJSON", encoded(clientData),
                "signature", encoded(signature(joined(authenticatorData, sha256(clientData)))));
    }

    /** As a copy that was made when it had signed less often. */
    void forgetOne() {
        signCount--;
    }

    private byte[] authenticatorData(int flags, byte[] attested) {
        byte[] head = ByteBuffer.allocate(37)
                .put(sha256(URI.create(issuer()).getHost().getBytes(StandardCharsets.UTF_8)))
                .put((byte) flags)
                .putInt(signCount)
                .array();
        return joined(head, attested);
    }

    private byte[] attestedCredential() {
        byte[] nobodysModel = new byte[16];
        byte[] length = {0, (byte) credentialId.length};
        return joined(nobodysModel, length, credentialId, coseKey());
    }

    /** In CBOR: {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}. */
    private byte[] coseKey() {
        ECPublicKey key = (ECPublicKey) keys.getPublic();
        byte[] head = {(byte) 0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, COORDINATE_BYTES};
        byte[] between = {0x22, 0x58, COORDINATE_BYTES};
        return joined(
                head,
                coordinate(key.getW().getAffineX()),
                between,
                coordinate(key.getW().getAffineY()));
    }

    /** In CBOR: {"fmt": "none", "attStmt": {}, "authData": …}. */
    private static byte[] attestation(byte[] authenticatorData) {
        byte[] map = {(byte) 0xA3};
        byte[] empty = {(byte) 0xA0};
        byte[] length = {0x58, (byte) authenticatorData.length};
        return joined(
                map, text("fmt"), text("none"), text("attStmt"), empty, text("authData"), length, authenticatorData);
    }

    private static byte[] text(String ascii) {
        return joined(new byte[] {(byte) (0x60 | ascii.length())}, ascii.getBytes(StandardCharsets.US_ASCII));
    }

    private byte[] clientData(String type, String challenge) {
        return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
                .formatted(type, challenge, origin)
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] signature(byte[] content) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] coordinate(BigInteger value) {
        byte[] bytes = value.toByteArray();
        int length = Math.min(bytes.length, COORDINATE_BYTES);
        return ByteBuffer.allocate(COORDINATE_BYTES)
                .put(COORDINATE_BYTES - length, bytes, bytes.length - length, length)
                .array();
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
