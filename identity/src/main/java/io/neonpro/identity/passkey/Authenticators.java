package io.neonpro.identity.passkey;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.Challenge;
import com.webauthn4j.data.extension.authenticator.AuthenticationExtensionsAuthenticatorOutputs;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.util.exception.WebAuthnException;
import io.neonpro.identity.oauth.Issuer;
import io.neonpro.identity.passkey.Passkey.Credential;
import io.neonpro.identity.secret.Secret;
import io.neonpro.kernel.web.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Verifies what authenticators answer (Web Authentication Level 2, 7.1 and 7.2), by a library. Who made them is not asked:
 * people bring what they have.
 */
@ApplicationScoped
class Authenticators {

    /** ES256 and, for some computers, RS256. */
    static final List<Long> ALGORITHMS =
            List.of(COSEAlgorithmIdentifier.ES256.getValue(), COSEAlgorithmIdentifier.RS256.getValue());

    private static final List<PublicKeyCredentialParameters> KEYS = ALGORITHMS.stream()
            .map(algorithm -> new PublicKeyCredentialParameters(
                    PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.create(algorithm)))
            .toList();

    private static final boolean NEEDS_PRESENCE = true;

    /** They have said their password: a touch is enough. */
    private static final boolean NEEDS_VERIFICATION = false;

    private final WebAuthnManager manager;
    private final AttestedCredentialDataConverter attested;
    private final Set<Origin> origins;
    private final String party;

    Authenticators(PasskeySettings settings, Issuer issuer) {
        ObjectConverter converter = new ObjectConverter();
        manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);
        attested = new AttestedCredentialDataConverter(converter);
        party = settings.party(issuer);
        origins = Stream.concat(
                        Stream.of(issuer.uri().resolve("/").toString()),
                        settings.origins().stream().flatMap(Set::stream))
                .map(Origin::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * A key pair that was made.
     *
     * @param attestationObject in base64url, as the other one
     */
    Answer<Credential> made(String attestationObject, String clientData) {
        return orRefused(() -> {
            RegistrationData data = manager.parse(new RegistrationRequest(bytes(attestationObject), bytes(clientData)));
            Challenge challenge = challenge(data.getCollectedClientData());
            return new Answer<>(secret(challenge), () -> verified(data, challenge));
        });
    }

    /** That one which is known has signed; answers how it stands now. */
    Answer<Credential> signed(Assertion assertion, Credential known) {
        return orRefused(() -> {
            AuthenticationData data = manager.parse(new AuthenticationRequest(
                    known.id(),
                    bytes(assertion.authenticatorData()),
                    bytes(assertion.clientData()),
                    bytes(assertion.signature())));
            Challenge challenge = challenge(data.getCollectedClientData());
            return new Answer<>(secret(challenge), () -> verified(data, challenge, known));
        });
    }

    private Credential verified(RegistrationData data, Challenge challenge) {
        return orRefused(() -> {
            manager.verify(
                    data, new RegistrationParameters(server(challenge), KEYS, NEEDS_VERIFICATION, NEEDS_PRESENCE));
            AuthenticatorData<?> told = data.getAttestationObject().getAuthenticatorData();
            return new Credential(
                    told.getAttestedCredentialData().getCredentialId(),
                    attested.convert(told.getAttestedCredentialData()),
                    told.getSignCount(),
                    told.isFlagBE(),
                    told.isFlagBS());
        });
    }

    private Credential verified(AuthenticationData data, Challenge challenge, Credential known) {
        return orRefused(() -> {
            manager.verify(
                    data,
                    new AuthenticationParameters(
                            server(challenge), stored(known), List.of(known.id()), NEEDS_VERIFICATION, NEEDS_PRESENCE));
            AuthenticatorData<?> told = data.getAuthenticatorData();
            return new Credential(
                    known.id(), known.attestedData(), told.getSignCount(), known.isBackupEligible(), told.isFlagBS());
        });
    }

    private CredentialRecord stored(Credential known) {
        return new CredentialRecordImpl(
                new NoneAttestationStatement(),
                null,
                known.isBackupEligible(),
                known.isBackedUp(),
                known.signCount(),
                attested.convert(known.attestedData()),
                new AuthenticationExtensionsAuthenticatorOutputs<>(),
                null,
                null,
                null);
    }

    private ServerProperty server(Challenge challenge) {
        return new ServerProperty(origins, party, challenge);
    }

    private static Challenge challenge(CollectedClientData told) {
        return Optional.ofNullable(told).map(CollectedClientData::getChallenge).orElseThrow(Authenticators::refused);
    }

    /** As it was made: a challenge is a secret's bytes. */
    private static Secret secret(Challenge challenge) {
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(challenge.getValue()));
    }

    private static byte[] bytes(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    private static <T> T orRefused(Supplier<T> work) {
        try {
            return work.get();
        } catch (WebAuthnException | IllegalArgumentException e) {
            throw refused();
        }
    }

    static ProblemException refused() {
        return ProblemException.of(403, "passkey-refused", "This is not what was asked of the authenticator.");
    }

    /**
     * What an authenticator answers.
     *
     * @param challenge that it says it answers; whoever reads this sees that it was asked
     * @param verified fails with 403 when it is not signed as it should be
     */
    record Answer<T>(Secret challenge, Supplier<T> verified) {}
}
