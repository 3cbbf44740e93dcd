package io.neonpro.kernel.web;

import io.neonpro.kernel.crypto.SubjectKeys;
import io.neonpro.kernel.data.Reads;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.value.Ids;
import io.neonpro.kernel.web.idempotency.Idempotent;
import io.neonpro.kernel.web.json.MergePatch;
import io.neonpro.kernel.web.page.Keyset;
import io.neonpro.kernel.web.page.Page;
import io.neonpro.kernel.web.page.PageRequest;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** What a service's resource looks like, with an effect that can be counted. */
@Impersonal
@Path("/api/v1/notes")
public class NoteResource {

    private static final TenantStatement LEAVE_ROW =
            new TenantStatement("insert into inbox (tenant_id, event_id) values ($1, $2)");

    private static final TenantStatement COUNT = new TenantStatement("select count(*) from inbox where tenant_id = $1");

    static final Keyset<Row> BY_NUMBER = new Keyset<>("rows", row -> List.of(row.number()));

    record Row(long number) {}

    record Answer(UUID id, String title) {}

    private final Reads reads;
    private final SubjectKeys keys;

    NoteResource(Reads reads, SubjectKeys keys) {
        this.reads = reads;
        this.keys = keys;
    }

    @POST
    @Idempotent
    @PermissionsAllowed("note:write")
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    public Uni<RestResponse<Answer>> write(NoteRequest request) {
        return written(request);
    }

    private static Uni<RestResponse<Answer>> written(NoteRequest request) {
        return Uni.createFrom()
                .item(Ids.next())
                .call(NoteResource::leaveRow)
                .map(id -> Answers.created(URI.create("/api/v1/notes/" + id), 1, new Answer(id, request.title())));
    }

    /** About somebody who is there from then on. */
    @POST
    @Path("people")
    @Idempotent(about = "id")
    @PermissionsAllowed("note:write")
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    public Uni<RestResponse<Answer>> writeAboutSomebody(NoteRequest request) {
        return written(request).call(answer -> keys.of(answer.getEntity().id()));
    }

    /** About somebody who is there already. */
    @POST
    @Path("people/{person}")
    @Idempotent(about = "person")
    @PermissionsAllowed("note:write")
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    public Uni<RestResponse<Answer>> writeAbout(@PathParam("person") UUID person, NoteRequest request) {
        return written(request);
    }

    @POST
    @Path("unguarded")
    @PermissionsAllowed("note:write")
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    public Uni<RestResponse<Answer>> writeUnguarded(NoteRequest request) {
        return Transactions.run(() -> written(request));
    }

    @POST
    @Path("refused")
    @Idempotent
    @PermissionsAllowed("note:write")
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    public Uni<RestResponse<Answer>> refuse(NoteRequest request) {
        return Uni.createFrom().item(Ids.next()).call(NoteResource::leaveRow).map(id -> {
            throw Rejected.conflict("slot-taken", "The slot is taken.")
                    .with("alternatives", List.of(Map.of("start", "later")))
                    .asFailure();
        });
    }

    @GET
    @Path("count")
    @PermissionsAllowed("note:read")
    public Uni<Long> count() {
        return Transactions.run(() -> COUNT.find(row -> row.getLong(0))).map(Optional::orElseThrow);
    }

    /** As {@link #count()}, from the read side. */
    @GET
    @Path("seen")
    @PermissionsAllowed("note:read")
    public Uni<Long> seen() {
        return reads.find(
                        "select count(*) from inbox where tenant_id = $1",
                        Tuple.of(Tenancy.require().tenant()),
                        row -> row.getLong(0))
                .map(Optional::orElseThrow);
    }

    @GET
    @PermissionsAllowed("note:read")
    public Page<Row> rows(@Valid @BeanParam PageRequest page) {
        long after = BY_NUMBER.after(page).map(keys -> keys.number(0)).orElse(0L);
        List<Row> rows = IntStream.rangeClosed(1, 45)
                .filter(number -> number > after)
                .limit(page.rows())
                .mapToObj(Row::new)
                .toList();
        return BY_NUMBER.page(page, rows);
    }

    @GET
    @Path("search/{folder}")
    @PermissionsAllowed("note:read")
    public Map<String, Object> search(
            @PathParam("folder") UUID folder,
            @QueryParam("from") LocalDate from,
            @QueryParam("until") Instant until,
            @QueryParam("state") NoteRequest.State state,
            @QueryParam("depth") @Min(1) @Max(5) Integer depth,
            @QueryParam("flag") boolean flag) {
        return Map.of("state", state, "flag", flag, "until", until);
    }

    @GET
    @Path("named/{name}")
    @PermissionsAllowed("note:read")
    public Map<String, String> named(@PathParam("name") String name) {
        return Map.of("name", name);
    }

    @GET
    @Path("versioned")
    @PermissionsAllowed("note:read")
    public RestResponse<Contact> versioned() {
        return Answers.ok(7, Contact.sample());
    }

    @PATCH
    @Path("{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @PermissionsAllowed("note:write")
    public RestResponse<Contact> change(
            @PathParam("id") UUID id, @BeanParam Condition condition, MergePatch<Contact> patch) {
        condition.require(7);
        var current = Contact.sample();
        return Answers.ok(8, patch.applyTo(current));
    }

    @GET
    @Path("tenant")
    @PermissionsAllowed("note:read")
    public Uni<Map<String, Object>> tenant() {
        var context = Tenancy.require();
        return Uni.createFrom()
                .item(Map.of(
                        "tenant", context.tenant(),
                        "clinic", context.clinic().map(UUID::toString).orElse(""),
                        "thread", Thread.currentThread().getName()));
    }

    @GET
    @Path("broken")
    @PermitAll
    public Uni<String> broken() {
        return Uni.createFrom().failure(new IllegalStateException("secret table missing"));
    }

    private static Uni<Integer> leaveRow(UUID id) {
        return LEAVE_ROW.run(id);
    }
}
