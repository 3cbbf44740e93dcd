package io.neonpro.identity.passkey;

import io.neonpro.identity.directory.KnownPerson;
import io.neonpro.identity.secret.Secret;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * What a browser has an authenticator make a key pair by, as {@code PublicKeyCredential.parseCreationOptionsFromJSON} reads it
 * (Web Authentication Level 3, 5.1.9).
 *
 * @param challenge in base64url
 * @param timeout in milliseconds
 * @param excludeCredentials of authenticators that have one already
 */
public record CreationOptions(
        String challenge,
        Party rp,
        Holder user,
        List<Key> pubKeyCredParams,
        long timeout,
        List<Known> excludeCredentials,
        Selection authenticatorSelection,
        String attestation) {

    static final String PUBLIC_KEY = "public-key";
    static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Where it can: they have said their password. */
    static final String PREFERRED = "preferred";

    static CreationOptions of(Secret challenge, String party, KnownPerson person, List<Passkey> passkeys) {
        return new CreationOptions(
                challenge.value(),
                new Party(party, "NeonPro"),
                new Holder(handle(person.id()), person.email(), person.name()),
                Authenticators.ALGORITHMS.stream()
                        .map(algorithm -> new Key(PUBLIC_KEY, algorithm))
                        .toList(),
                PATIENCE.toMillis(),
                passkeys.stream()
                        .map(passkey ->
                                new Known(PUBLIC_KEY, passkey.credential().name()))
                        .toList(),
                new Selection(PREFERRED, PREFERRED),
                "none");
    }

    /** 16 bytes that say nothing of the person. */
    private static String handle(UUID person) {
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(person.getMostSignificantBits())
                .putLong(person.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** For whom the keys are. */
    public record Party(String id, String name) {}

    /** Whose they are, as the authenticator shows it. */
    public record Holder(String id, String name, String displayName) {}

    /** A kind of key that is taken. */
    public record Key(String type, long alg) {}

    /** A key that there is. */
    public record Known(String type, String id) {}

    /** What is wished of an authenticator. */
    public record Selection(String residentKey, String userVerification) {}

    @Override
    public String toString() {
        return "CreationOptions";
    }
}
