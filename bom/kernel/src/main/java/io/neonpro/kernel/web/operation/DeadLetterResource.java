package io.neonpro.kernel.web.operation;

import static io.neonpro.kernel.web.operation.OperatorPermissions.OPERATION_READ;
import static io.neonpro.kernel.web.operation.OperatorPermissions.OPERATION_WRITE;

import io.neonpro.kernel.event.DeadLetter;
import io.neonpro.kernel.event.DeadLetters;
import io.neonpro.kernel.event.Discarded;
import io.neonpro.kernel.value.FreeText;
import io.neonpro.kernel.web.page.Keys;
import io.neonpro.kernel.web.page.Keyset;
import io.neonpro.kernel.web.page.Page;
import io.neonpro.kernel.web.page.PageRequest;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Events that failed, for the platform's operator. */
@Path("/q/neonpro/dead-letters")
public class DeadLetterResource {

    private static final Keyset<DeadLetter> IN_ORDER =
            new Keyset<>("dead-letters", letter -> List.of(letter.tenantId(), letter.source(), letter.key()));

    private final DeadLetters letters;

    DeadLetterResource(DeadLetters letters) {
        this.letters = letters;
    }

    @GET
    @PermissionsAllowed(OPERATION_READ)
    @Operation(hidden = true)
    public Uni<Page<DeadLetter>> list(@QueryParam("tenantId") @Nullable UUID tenantId, @BeanParam PageRequest page) {
        return letters.list(
                        Optional.ofNullable(tenantId), IN_ORDER.after(page).map(DeadLetterResource::place), page.rows())
                .map(rows -> IN_ORDER.page(page, rows));
    }

    @GET
    @Path("discarded")
    @PermissionsAllowed(OPERATION_READ)
    @Operation(hidden = true)
    public Uni<DiscardedLetters> discarded() {
        return letters.discarded().map(DiscardedLetters::new);
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed(OPERATION_READ)
    @Operation(hidden = true)
    public Uni<DeadLetter> get(UUID id) {
        return letters.get(id);
    }

    @POST
    @Path("{id}/resend")
    @PermissionsAllowed(OPERATION_WRITE)
    @Operation(hidden = true)
    public Uni<Void> resend(UUID id, @NotNull Resend correction) {
        return letters.resend(id, Optional.ofNullable(correction.data()));
    }

    @POST
    @Path("{id}/discard")
    @PermissionsAllowed(OPERATION_WRITE)
    @Operation(hidden = true)
    public Uni<Void> discard(UUID id, @NotNull @Valid Discard discard) {
        return letters.discard(id, discard.reason().toString());
    }

    private static DeadLetters.Place place(Keys keys) {
        return new DeadLetters.Place(keys.uuid(0), keys.text(1), keys.uuid(2));
    }

    /**
     * Sends it again.
     *
     * @param data in the place of the event's own
     */
    public record Resend(@Nullable Map<String, Object> data) {}

    /**
     * Takes it out of the way.
     *
     * @param reason for whoever asks later
     */
    public record Discard(@NotNull FreeText reason) {}

    /** A hundred at most, the last one first. */
    @RegisterForReflection
    public record DiscardedLetters(List<Discarded> items) {}
}
