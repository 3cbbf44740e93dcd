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
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Tokens for machines (RFC 6749, 4.4). A service account gets one for its tenant. A service of the
 * platform gets one for the {@code audience} that it is about to call, and for the {@code tenant}
 * that it works for at the time, if any.
 */
@ApplicationScoped
class ClientCredentials {

    private final Clients clients;
    private final Tokens tokens;

    ClientCredentials(Clients clients, Tokens tokens) {
        this.clients = clients;
        this.tokens = tokens;
    }

    Uni<TokenAnswer> answer(TokenRequest request) {
        return clients.authenticate(request.getClientAuthentication())
                .map(client -> narrowed(bearer(client, request), request))
                .chain(tokens::issue);
    }

    private static Bearer bearer(Client client, TokenRequest request) {
        return switch (client) {
            case Client.Machine(KnownMachine account) ->
                new Bearer(
                        client.id(),
                        account.name(),
                        client.id(),
                        List.of(Bearer.PLATFORM),
                        Optional.of(account.tenant()),
                        account.clinics(),
                        account.roles(),
                        new TreeSet<>(Role.permissions(account.roles())),
                        Optional.empty());
            case Client.Service service ->
                new Bearer(
                        service.id(),
                        service.id(),
                        service.id(),
                        List.of(audience(service, request)),
                        tenant(request),
                        Clinics.ALL,
                        Set.of(Role.SERVICE),
                        scope(service),
                        Optional.empty());
        };
    }

    private static SortedSet<String> scope(Client.Service service) {
        SortedSet<String> scope = new TreeSet<>(Role.SERVICE.permissions());
        scope.addAll(service.extraScope());
        return scope;
    }

    private static String audience(Client.Service service, TokenRequest request) {
        String audience =
                parameter(request, "audience").orElseThrow(() -> OAuthFailure.invalidTarget("The audience is missing"));
        if (!service.audiences().contains(audience)) {
            throw OAuthFailure.invalidTarget("The client may not call this audience");
        }
        return audience;
    }

    private static Optional<UUID> tenant(TokenRequest request) {
        try {
            return parameter(request, "tenant").map(Ids::of);
        } catch (IllegalArgumentException e) {
            throw OAuthFailure.invalidRequest("The tenant is no UUID");
        }
    }

    private static Optional<String> parameter(TokenRequest request, String name) {
        return Optional.ofNullable(request.getCustomParameter(name))
                .map(List::getFirst)
                .filter(value -> !value.isBlank());
    }

    private static Bearer narrowed(Bearer bearer, TokenRequest request) {
        if (request.getScope() == null || request.getScope().isEmpty()) {
            return bearer;
        }
        List<String> wanted = request.getScope().toStringList();
        if (!bearer.scope().containsAll(wanted)) {
            throw OAuthFailure.invalidScope("The client may not do all of that");
        }
        return bearer.narrowedTo(wanted);
    }
}
