package io.neonpro.identity.signing;

import com.nimbusds.jose.jwk.JWK;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All known key pairs, the oldest first, and which of them do what at a time. */
record KeyRing(List<SigningKey> keys) {

    KeyRing {
        keys = keys.stream().sorted(Comparator.comparing(SigningKey::signsFrom)).toList();
    }

    /** The key that signs now. The only key there is signs, however new. */
    Optional<SigningKey> signer(Instant now) {
        return keys.reversed().stream()
                .filter(key -> !key.signsFrom().isAfter(now))
                .findFirst()
                .or(() -> keys.stream().findFirst());
    }

    List<JWK> pairs() {
        return keys.stream().<JWK>map(SigningKey::pair).toList();
    }

    Optional<SigningKey> find(String kid) {
        return keys.stream().filter(key -> key.kid().equals(kid)).findFirst();
    }

    List<ListedKey> listed(Instant now) {
        Optional<SigningKey> signer = signer(now);
        return keys.stream()
                .map(key -> new ListedKey(
                        key.kid(),
                        key.createdAt(),
                        key.signsFrom(),
                        signer.filter(key::equals).isPresent()))
                .toList();
    }

    boolean isRotationDue(Instant now, Duration rotateEvery) {
        return keys.isEmpty() || !keys.getLast().signsFrom().plus(rotateEvery).isAfter(now);
    }

    /** Keys whose successor has signed for so long that no token of theirs is valid any more. */
    List<SigningKey> retired(Instant now, Duration retire) {
        return keys.stream()
                .filter(key ->
                        successor(key).filter(next -> isOver(next, now, retire)).isPresent())
                .toList();
    }

    private Optional<SigningKey> successor(SigningKey key) {
        int next = keys.indexOf(key) + 1;
        return next < keys.size() ? Optional.of(keys.get(next)) : Optional.empty();
    }

    private static boolean isOver(SigningKey successor, Instant now, Duration retire) {
        return successor.signsFrom().plus(retire).isBefore(now);
    }
}
