package io.neonpro.kernel.web.operation;

import static io.neonpro.kernel.web.operation.OperatorPermissions.OPERATION_READ;
import static io.neonpro.kernel.web.operation.OperatorPermissions.OPERATION_WRITE;

import io.neonpro.kernel.event.Selection;
import io.neonpro.kernel.replay.ListedRebuild;
import io.neonpro.kernel.replay.ListedRepublication;
import io.neonpro.kernel.replay.ReplayList;
import io.neonpro.kernel.replay.Replays;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Read models and what others were told, made anew from events, for the platform's operator. */
@Path("/q/neonpro/projections")
public class ProjectionResource {

    private final ReplayList list;
    private final Replays replays;

    ProjectionResource(ReplayList list, Replays replays) {
        this.list = list;
        this.replays = replays;
    }

    @GET
    @PermissionsAllowed(OPERATION_READ)
    @Operation(hidden = true)
    public Uni<Overview> get() {
        return Uni.combine()
                .all()
                .unis(list.rebuilds(), list.republications())
                .with((rebuilds, republications) -> new Overview(list.models(), rebuilds, republications));
    }

    @POST
    @Path("{model}/rebuild")
    @PermissionsAllowed(OPERATION_WRITE)
    @Operation(hidden = true)
    public Uni<Begun> rebuild(String model, @NotNull Rebuild wanted) {
        return replays.rebuild(
                        model, scope(wanted.tenantId(), wanted.after()), !Boolean.TRUE.equals(wanted.compareOnly()))
                .map(Begun::of);
    }

    @POST
    @Path("republish")
    @PermissionsAllowed(OPERATION_WRITE)
    @Operation(hidden = true)
    public Uni<Begun> republish(@NotNull @Valid Republish wanted) {
        return replays.republish(
                        scope(wanted.tenantId(), wanted.after()),
                        Optional.ofNullable(wanted.stream()),
                        new Selection(
                                Optional.ofNullable(wanted.type()),
                                Optional.ofNullable(wanted.since()),
                                Optional.ofNullable(wanted.until()),
                                Boolean.TRUE.equals(wanted.effects())))
                .map(Begun::of);
    }

    private static Replays.Scope scope(@Nullable UUID tenant, @Nullable UUID after) {
        return new Replays.Scope(Optional.ofNullable(tenant), Optional.ofNullable(after));
    }

    /**
     * A hundred at most of each, the last one first.
     *
     * @param models what can be rebuilt
     */
    @RegisterForReflection
    public record Overview(
            List<String> models, List<ListedRebuild> rebuilds, List<ListedRepublication> republications) {}

    /**
     * Compares a read model with its events.
     *
     * @param tenantId whose; else all tenants'
     * @param after all tenants after this one
     * @param compareOnly whether what differs is only reported
     */
    public record Rebuild(
            @Nullable UUID tenantId,
            @Nullable UUID after,
            @Nullable Boolean compareOnly) {}

    /**
     * Tells others again, who bring their copies up to date and do nothing else.
     *
     * @param tenantId whose; else all tenants'
     * @param after all tenants after this one
     * @param stream of one aggregate only
     * @param type of one type only, with or without the version
     * @param since what happened from then on
     * @param until what happened before
     * @param effects whether those who have not heard it do what it leads to
     */
    public record Republish(
            @Nullable UUID tenantId,
            @Nullable UUID after,
            @Nullable UUID stream,
            @Nullable @Size(min = 1, max = 200) String type,
            @Nullable Instant since,
            @Nullable Instant until,
            @Nullable Boolean effects) {

        @AssertTrue(message = "at least one of tenantId, stream, type, since is required")
        boolean isOfSomething() {
            return Stream.of(tenantId, stream, type, since).anyMatch(Objects::nonNull);
        }
    }

    /**
     * What will be done in the background.
     *
     * @param tenants how many it was begun for
     * @param next where to go on after, for the other tenants; absent for one, and for the last
     */
    @RegisterForReflection
    public record Begun(int tenants, @Nullable UUID next) {

        static Begun of(List<UUID> tenants) {
            return new Begun(tenants.size(), tenants.size() > 1 ? tenants.getLast() : null);
        }
    }
}
