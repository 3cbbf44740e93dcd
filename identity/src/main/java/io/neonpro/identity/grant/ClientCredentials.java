package io.neonpro.identity.grant;

import com.nimbusds.oauth2.sdk.TokenRequest;
import io.neonpro.contracts.access.Role;
import io.neonpro.identity.access.Clinics;
import io.neonpro.identity.client.Client;
import io.neonpro.identity.client.Clients;
import io.neonpro.identity.directory.KnownMachine;
import io.neonpro.identity.oauth.OAuthFailure;
import io.neonpro.identity.token.Bearer;
import io.neonpro.identity.token.TokenAnswer;
import io.neonpro.identity.token.Tokens;
import io.neonpro.kernel.value.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Tokens for machines (RFC 6749, 4.4). A service account gets one for its tenant, for the {@code audience} that it names
 * or else for every service, bound to the key that it shows, if it does. A service of the platform gets one for the one {@code audience} that it is about to call,
 * with what it was configured to do there and nothing else, and for the {@code tenant} that it works for at the time, if
 * any.
 */
@ApplicationScoped
class ClientCredentials {

    private final Clients clients;
    private final Tokens tokens;
    private final ShownKey shownKey;

    ClientCredentials(Clients clients, Tokens tokens, ShownKey shownKey) {
        this.clients = clients;
        this.tokens = tokens;
        this.shownKey = shownKey;
    }

    /**
     * @param proofs that a machine has a key, to which the token is to be bound
     */
    Uni<TokenAnswer> answer(TokenRequest request, List<String> proofs) {
        return clients.authenticate(request.getClientAuthentication())
                .chain(client -> shownKey.thumbprint(proofs).map(key -> bearer(client, request, key)))
                .chain(tokens::issue);
    }

    private static Bearer bearer(Client client, TokenRequest request, Optional<String> key) {
        return switch (client) {
            case Client.Machine(KnownMachine account)
            when account.requiresProof() && key.isEmpty() -> throw ShownKey.refused();
            case Client.Machine(KnownMachine account) ->
                Narrowing.of(machine(account), request).boundTo(key);
            case Client.Service service ->
                Narrowing.of(service(service, request), Narrowing.scope(request), Optional.empty());
        };
    }

    private static Bearer machine(KnownMachine account) {
        return new Bearer(
                account.id().toString(),
                account.name(),
                account.id().toString(),
                List.of(Bearer.PLATFORM),
                Optional.of(account.tenant()),
                account.clinics(),
                account.roles(),
                Optional.empty(),
                new TreeSet<>(account.permissions()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Bearer service(Client.Service service, TokenRequest request) {
        return new Bearer(
                service.id(),
                service.id(),
                service.id(),
                List.of(audience(service, request)),
                tenant(request),
                Clinics.ALL,
                Set.of(Role.SERVICE),
                Optional.empty(),
                new TreeSet<>(service.scope()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static String audience(Client.Service service, TokenRequest request) {
        List<String> wanted =
                Narrowing.audience(request).orElseThrow(() -> OAuthFailure.invalidTarget("The audience is missing"));
        if (wanted.size() > 1 || !service.audiences().containsAll(wanted)) {
            throw OAuthFailure.invalidTarget("The client may not call this audience");
        }
        return wanted.getFirst();
    }

    private static Optional<UUID> tenant(TokenRequest request) {
        try {
            return Optional.ofNullable(request.getCustomParameter("tenant"))
                    .map(List::getFirst)
                    .filter(value -> !value.isBlank())
                    .map(Ids::of);
        } catch (IllegalArgumentException e) {
            throw OAuthFailure.invalidRequest("The tenant is no UUID");
        }
    }
}
