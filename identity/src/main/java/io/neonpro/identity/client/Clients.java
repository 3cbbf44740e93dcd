package io.neonpro.identity.client;

import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import io.neonpro.identity.attempt.Attempts;
import io.neonpro.identity.directory.Directory;
import io.neonpro.identity.directory.KnownMachine;
import io.neonpro.identity.oauth.OAuthFailure;
import io.neonpro.identity.secret.Digest;
import io.neonpro.identity.secret.Secret;
import io.neonpro.identity.trail.SecurityEvent;
import io.neonpro.identity.trail.SecurityLog;
import io.neonpro.kernel.value.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Knows clients again, by their secrets. */
@ApplicationScoped
public class Clients {

    /** Somebody unknown has this hash: no secret has it, and comparing takes as long. */
    private static final byte[] nobody = new byte[32];

    private final ClientSettings settings;
    private final Directory directory;
    private final Attempts attempts;
    private final SecurityLog log;

    Clients(ClientSettings settings, Directory directory, Attempts attempts, SecurityLog log) {
        this.settings = settings;
        this.directory = directory;
        this.attempts = attempts;
        this.log = log;
    }

    /**
     * The client that this is. Wrong secrets are counted; the right one always works, since 256
     * random bits cannot be guessed and else anybody could lock a client out.
     *
     * @return fails with {@code invalid_client}, or too many attempts
     */
    public Uni<Client> authenticate(ClientAuthentication authentication) {
        if (!(authentication instanceof PlainClientSecret proof)) {
            return Uni.createFrom().failure(OAuthFailure.invalidClient());
        }
        String id = proof.getClientID().getValue();
        Secret secret = new Secret(proof.getClientSecret().getValue());
        return find(id, secret)
                .chain(found ->
                        found.map(client -> Uni.createFrom().item(client)).orElseGet(() -> refuse(id)));
    }

    /** Whether people may sign in to an application and be sent back there. */
    public boolean mayRedirect(String appId, String redirectUri) {
        return Optional.ofNullable(settings.apps().get(appId))
                .filter(app -> app.redirectUris().stream().anyMatch(uri -> RedirectUri.matches(uri, redirectUri)))
                .isPresent();
    }

    /** Whether people who signed out may be sent back there (RP-Initiated Logout, 3.1). */
    public boolean mayReturn(String appId, String uri) {
        return Optional.ofNullable(settings.apps().get(appId))
                .flatMap(ClientSettings.App::postLogoutRedirectUris)
                .filter(uris -> uris.stream().anyMatch(registered -> RedirectUri.matches(registered, uri)))
                .isPresent();
    }

    /** Where an application wants to be told that somebody was signed out of it, if it does. */
    public Optional<URI> backChannel(String appId) {
        return Optional.ofNullable(settings.apps().get(appId)).flatMap(ClientSettings.App::backchannelLogoutUri);
    }

    /** What stands for an application where no words are kept. */
    public static UUID numberOf(String appId) {
        return UUID.nameUUIDFromBytes(appId.getBytes(StandardCharsets.UTF_8));
    }

    /** The application that this stands for, while there is one. */
    public Optional<String> app(UUID number) {
        return settings.apps().keySet().stream()
                .filter(id -> numberOf(id).equals(number))
                .findFirst();
    }

    public boolean isApp(String clientId) {
        return settings.apps().containsKey(clientId);
    }

    private Uni<Optional<Client>> find(String id, Secret secret) {
        ClientSettings.Service service = settings.services().get(id);
        if (service != null) {
            boolean isRight = MessageDigest.isEqual(Digest.of(service.secret()), secret.hash());
            return Uni.createFrom().item(isRight ? Optional.of(service(id, service)) : Optional.empty());
        }
        return Ids.find(id)
                .map(directory::machine)
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .map(found -> verified(found, secret));
    }

    private static Optional<Client> verified(Optional<KnownMachine> account, Secret secret) {
        boolean isRight = account.map(KnownMachine::secretHashes).orElse(List.of(nobody)).stream()
                        .filter(secret::hasHash)
                        .count()
                > 0;
        return isRight ? account.map(Client.Machine::new) : Optional.empty();
    }

    /** What is one try too many is not written down, or anybody could fill the log. */
    private Uni<Void> note(String id) {
        return Ids.find(id)
                .map(directory::machine)
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .chain(found -> found.map(machine -> log.add(
                                machine.tenant(), SecurityEvent.of(SecurityEvent.Kind.MACHINE_REFUSED, machine.id())))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Client> refuse(String id) {
        return attempts.count("client:" + id)
                .chain(() -> note(id))
                .chain(() -> Uni.createFrom().failure(OAuthFailure.invalidClient()));
    }

    private static Client service(String id, ClientSettings.Service service) {
        return new Client.Service(id, service.audiences(), service.scope());
    }
}
