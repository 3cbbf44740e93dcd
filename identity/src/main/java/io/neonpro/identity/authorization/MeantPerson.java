package io.neonpro.identity.authorization;

import io.neonpro.identity.token.Tokens;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * Whom an application means by the ID token that it shows (OpenID Connect Core, 3.1.2.1: id_token_hint): the code is theirs, or
 * there is none. What this server has not signed, or not with a key of now, names nobody and is no hint.
 */
@ApplicationScoped
class MeantPerson {

    private final Tokens tokens;

    MeantPerson(Tokens tokens) {
        this.tokens = tokens;
    }

    Uni<Boolean> isMeant(Authorization request, UUID person) {
        return request.idTokenHint()
                .map(tokens::hint)
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .map(found -> found.map(claims -> person.toString().equals(claims.getSubject()))
                        .orElse(true));
    }

    /** Fails when somebody else has signed in. */
    Uni<Void> require(Authorization request, UUID person) {
        return isMeant(request, person)
                .invoke(isMeant -> {
                    if (!isMeant) {
                        throw request.somebodyHasToSignIn();
                    }
                })
                .replaceWithVoid();
    }
}
