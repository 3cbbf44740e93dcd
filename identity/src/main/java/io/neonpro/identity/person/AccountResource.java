package io.neonpro.identity.person;

import io.neonpro.identity.attempt.Source;
import io.neonpro.identity.secret.Secret;
import io.neonpro.identity.signin.AccountHolder;
import io.neonpro.kernel.web.edge.Sources;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse.StatusCode;

/**
 * What people do with their own account, whatever their roles. Answers are not stored for an {@code Idempotency-Key}: each of this
 * may be done twice.
 */
@Path("/api/v1/account")
@Tag(name = "account")
public class AccountResource {

    private final Recovery recovery;
    private final Sources sources;
    private final AccountHolder holder;

    AccountResource(Recovery recovery, Sources sources, AccountHolder holder) {
        this.recovery = recovery;
        this.sources = sources;
        this.holder = holder;
    }

    @POST
    @Path("/password")
    @Authenticated
    @ResponseStatus(StatusCode.NO_CONTENT)
    @Operation(summary = "Change one's password; all other sessions end")
    public Uni<Void> change(@Context HttpServerRequest from, @Valid @NotNull PasswordChange change) {
        return recovery.change(
                Source.of(sources.of(from)), holder.id(), holder.session(), change.current(), change.password());
    }

    @POST
    @Path("/password/forgotten")
    @PermitAll
    @ResponseStatus(StatusCode.ACCEPTED)
    @Operation(summary = "Ask for a link by which another password can be chosen")
    public Uni<Void> forget(@Context HttpServerRequest from, @Valid @NotNull ForgottenPassword forgotten) {
        return recovery.forget(Source.of(sources.of(from)), forgotten.email().text());
    }

    @POST
    @Path("/password/reset")
    @PermitAll
    @ResponseStatus(StatusCode.NO_CONTENT)
    @Operation(summary = "Choose another password, by the link that was sent; all sessions end")
    @APIResponse(responseCode = "404")
    public Uni<Void> reset(@Context HttpServerRequest from, @Valid @NotNull PasswordReset reset) {
        return recovery.reset(Source.of(sources.of(from)), new Secret(reset.token()), reset.password());
    }

    @POST
    @Path("/verification")
    @Authenticated
    @ResponseStatus(StatusCode.ACCEPTED)
    @Operation(summary = "Ask for a link by which one's address is proved")
    public Uni<Void> askToVerify() {
        return recovery.askToVerify(holder.id());
    }

    @POST
    @Path("/verification/confirm")
    @PermitAll
    @ResponseStatus(StatusCode.NO_CONTENT)
    @Operation(summary = "Prove one's address, by the link that was sent and the account's password")
    @APIResponse(responseCode = "403")
    @APIResponse(responseCode = "404")
    public Uni<Void> verify(@Context HttpServerRequest from, @Valid @NotNull Confirmation confirmation) {
        return recovery.verify(Source.of(sources.of(from)), new Secret(confirmation.token()), confirmation.password());
    }

    @POST
    @Path("/verification/claim")
    @PermitAll
    @ResponseStatus(StatusCode.NO_CONTENT)
    @Operation(
            summary = "Prove one's address, by the link that was sent, and choose the account's password",
            description = "For whom another password was chosen by somebody else: what they set up and began is over.")
    @APIResponse(responseCode = "404")
    public Uni<Void> claim(@Context HttpServerRequest from, @Valid @NotNull PasswordReset chosen) {
        return recovery.claim(Source.of(sources.of(from)), new Secret(chosen.token()), chosen.password());
    }
}
