package io.neonpro.notify.account;

import io.neonpro.kernel.web.problem.ProblemException;
import io.neonpro.manifests.ForServices;
import io.neonpro.notify.account.AccountWordings.Text;
import io.neonpro.notify.delivery.MailServer;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Where identity has letters sent with links that hold secrets. They go to the mail server and nowhere else: what is not taken by
 * it is asked for again, with another secret. An {@code Idempotency-Key} would have them stored.
 */
@Path("/api/v1/account-letters")
@ForServices
@Tag(name = "account letters")
public class AccountLetterResource {

    /** Of identity alone, by configuration. */
    static final String PERMISSION = "account-letter:write";

    private final MailServer server;
    private final AccountWordings wordings;
    private final AccountLetterSettings settings;

    AccountLetterResource(MailServer server, AccountWordings wordings, AccountLetterSettings settings) {
        this.server = server;
        this.wordings = wordings;
        this.settings = settings;
    }

    @POST
    @PermissionsAllowed(PERMISSION)
    @ResponseStatus(RestResponse.StatusCode.NO_CONTENT)
    @Operation(summary = "Send a letter about an account at once; for identity alone")
    public Uni<Void> send(@Valid @NotNull AccountLetter letter) {
        if (!letter.link().startsWith(settings.linkPrefix())) {
            throw ProblemException.invalidInput("link", "invalid-value", "must lead to identity");
        }
        Text text = wordings.of(letter);
        return server.sendAtOnce(
                letter.id(), letter.recipient().text(), text.subject(), text.body(), settings.sendWithin());
    }
}
