package io.neonpro.identity.signing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.micrometer.core.instrument.MeterRegistry;
import io.neonpro.kernel.data.EveryMinute;
import io.neonpro.kernel.health.Gauges;
import io.neonpro.kernel.start.Settled;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Signs tokens with ES256 and verifies its own. The keys are shared by all instances through the
 * database and rotate by themselves: a new key is published before it signs, an old one as long as
 * a token of its may be valid. What was loaded goes on signing while the database is away.
 */
@ApplicationScoped
public class SigningKeys {

    private final KeyStore store;
    private final SigningSettings settings;
    private final Gauges gauges;
    private final EveryMinute rounds;
    private volatile KeyRing ring = new KeyRing(List.of());

    SigningKeys(KeyStore store, SigningSettings settings, MeterRegistry metrics, Vertx vertx) {
        this.store = store;
        this.settings = settings;
        gauges = new Gauges(metrics)
                .with("neonpro.signing.keys", () -> ring.keys().size());
        rounds = new EveryMinute(vertx, "Signing keys are not refreshed", this::refreshRegularly);
    }

    void start(@Observes Settled event) {
        rounds.startAtOnce();
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.stop();
        gauges.remove();
    }

    /**
     * Learns of keys that other instances made, makes the next one when it is due, and has all of them sealed by the
     * current master key.
     */
    Uni<Void> refreshRegularly() {
        return refresh().replaceWithVoid();
    }

    /** The claims as a signed JWT in compact form, of type {@code type} (RFC 7515, 4.1.9). */
    public Uni<String> sign(JOSEObjectType type, JWTClaimsSet claims) {
        return ring().map(known -> sign(known, type, claims));
    }

    /** The claims of a JWT of this type that one of these keys signed; its times are not looked at. */
    public Uni<Optional<JWTClaimsSet>> verify(JOSEObjectType type, String token) {
        return ring().map(known -> verify(known, type, token));
    }

    /** The public keys, as a JSON Web Key Set (RFC 7517). */
    public Uni<String> published() {
        return ring().map(known -> new JWKSet(known.pairs()).toString(true));
    }

    /** Makes a new key at once, though none is due; it signs after the announcement. */
    public Uni<Void> rotate() {
        return store.change(known -> revision(known, true)).invoke(this::use).replaceWithVoid();
    }

    /** The keys that are published, the oldest first. */
    Uni<List<ListedKey>> list() {
        return refresh().map(done -> ring.listed(Instant.now()));
    }

    /**
     * Drops a key at once, and has another one sign in its place if it was the one that did. Other instances follow
     * within a minute.
     *
     * @return whether it was there
     */
    Uni<Boolean> withdraw(String kid) {
        return refresh()
                .map(done -> ring.find(kid).isPresent())
                .call(() -> store.change(known -> withdrawal(known, kid)).invoke(this::use));
    }

    private static KeyStore.Revision withdrawal(KeyRing known, String kid) {
        Instant now = Instant.now();
        List<SigningKey> dropped = known.find(kid).stream().toList();
        boolean isSigner = known.signer(now).filter(dropped::contains).isPresent();
        return new KeyStore.Revision(isSigner ? List.of(KeyStore.create(now, now)) : List.of(), dropped);
    }

    private Uni<KeyRing> ring() {
        return ring.keys().isEmpty() ? refresh() : Uni.createFrom().item(ring);
    }

    private Uni<KeyRing> refresh() {
        return store.load()
                .chain(found -> revision(found, false).isEmpty()
                        ? Uni.createFrom().item(found)
                        : store.change(known -> revision(known, false)))
                .invoke(this::use);
    }

    private void use(KeyRing loaded) {
        ring = loaded;
    }

    private KeyStore.Revision revision(KeyRing known, boolean isForced) {
        Instant now = Instant.now();
        Instant signsFrom = known.keys().isEmpty() ? now : now.plus(settings.announce());
        boolean isDue = isForced || known.isRotationDue(now, settings.rotateEvery());
        List<SigningKey> retired = known.retired(now, settings.retire());
        List<SigningKey> outdated = store.outdated(known).stream()
                .filter(key -> !retired.contains(key))
                .toList();
        List<SigningKey> fresh = isDue ? List.of(KeyStore.create(now, signsFrom)) : List.of();
        return new KeyStore.Revision(both(fresh, outdated), both(retired, outdated));
    }

    private static List<SigningKey> both(List<SigningKey> some, List<SigningKey> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static String sign(KeyRing ring, JOSEObjectType type, JWTClaimsSet claims) {
        ECKey pair = ring.signer(Instant.now()).orElseThrow().pair();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .keyID(pair.getKeyID())
                .type(type)
                .build();
        try {
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new ECDSASigner(pair));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("ES256 is not available", e);
        }
    }

    private static Optional<JWTClaimsSet> verify(KeyRing ring, JOSEObjectType type, String token) {
        try {
            SignedJWT signed = SignedJWT.parse(token);
            Optional<SigningKey> key =
                    Optional.ofNullable(signed.getHeader().getKeyID()).flatMap(ring::find);
            return key.isPresent()
                            && type.equals(signed.getHeader().getType())
                            && signed.verify(new ECDSAVerifier(key.get().pair().toECPublicKey()))
                    ? Optional.of(signed.getJWTClaimsSet())
                    : Optional.empty();
        } catch (ParseException | JOSEException notOurs) {
            return Optional.empty();
        }
    }
}
