package io.neonpro.identity.enrolment;

import io.neonpro.identity.attempt.Source;
import io.neonpro.identity.factor.Code;
import io.neonpro.identity.factor.Enrolment;
import io.neonpro.identity.factor.RecoveryCodes;
import io.neonpro.identity.factor.SecondFactors;
import io.neonpro.identity.session.Sessions;
import io.neonpro.identity.signin.AccountHolder;
import io.neonpro.kernel.web.edge.Sources;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse.StatusCode;

/** Where people set up what they say beside their password, whatever their roles. Secrets are shown once and not stored. */
@Path("/api/v1/account/second-factor")
@Tag(name = "account")
public class SecondFactorResource {

    private final SecondFactors factors;
    private final SignInAgain again;
    private final Sources sources;
    private final AccountHolder holder;
    private final Sessions sessions;

    SecondFactorResource(
            SecondFactors factors, SignInAgain again, Sources sources, AccountHolder holder, Sessions sessions) {
        this.factors = factors;
        this.again = again;
        this.sources = sources;
        this.holder = holder;
        this.sessions = sessions;
    }

    @POST
    @Authenticated
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(summary = "Begin to set up an authenticator application")
    public Uni<Enrolment> begin(@Context HttpServerRequest from, @Valid @NotNull SaidAgain said) {
        return again.require(Source.of(sources.of(from)), holder.id(), said)
                .chain(person -> factors.begin(person.id(), person.email()));
    }

    @POST
    @Path("/confirm")
    @Authenticated
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(summary = "Show that it works: from now on it is asked for")
    public Uni<RecoveryCodes> confirm(@Valid @NotNull Code said) {
        Optional<UUID> session = holder.session();
        return factors.confirm(holder.id(), said.code()).call(() -> sessions.saidSecondFactor(session));
    }

    @POST
    @Path("/remove")
    @Authenticated
    @ResponseStatus(StatusCode.NO_CONTENT)
    @Operation(summary = "Do without it again")
    public Uni<Void> remove(@Valid @NotNull Code said) {
        return factors.remove(holder.id(), said.code());
    }
}
