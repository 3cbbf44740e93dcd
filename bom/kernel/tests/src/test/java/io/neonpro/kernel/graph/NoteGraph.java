package io.neonpro.kernel.graph;

import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.value.Money;
import io.neonpro.kernel.web.page.Keyset;
import io.neonpro.kernel.web.page.PageRequest;
import io.neonpro.kernel.web.problem.ProblemException;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.graphql.api.Subscription;
import io.smallrye.graphql.api.federation.Key;
import io.smallrye.graphql.api.federation.Resolver;
import io.smallrye.graphql.api.federation.link.Import;
import io.smallrye.graphql.api.federation.link.Link;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** What a service's subgraph looks like. */
@GraphQLApi
@Link(
        url = "https://specs.apollo.dev/federation/v2.7",
        _import = {@Import(name = "@key"), @Import(name = "@shareable"), @Import(name = "FieldSet")})
public class NoteGraph {

    static final List<Integer> BATCHES = new CopyOnWriteArrayList<>();
    private static final List<UUID> ABSENT = List.of(BurntSheets.BURNT, BurntSheets.MISSING);
    static final Keyset<Note> BY_ID = new Keyset<>("graph-notes", note -> List.of(note.id()));

    /** An entity and output type. */
    @Key(fields = @io.smallrye.graphql.api.federation.FieldSet("id"))
    public record Note(@Id @NonNull String id, String title, LocalDate due, Money price) {

        static Note of(String id) {
            return new Note(id, "Note " + id, LocalDate.of(2026, 1, 31), Money.zero("BRL"));
        }
    }

    /** An entity of which it is known why one is missing. */
    @Key(fields = @io.smallrye.graphql.api.federation.FieldSet("id"))
    public record Sheet(@Id @NonNull UUID id) {}

    /** An entity that another subgraph resolves. */
    @Key(fields = @io.smallrye.graphql.api.federation.FieldSet("id"), resolvable = false)
    public record Shelf(@Id @NonNull String id) {}

    /** An input type. */
    @Input("NoteInput")
    public record NoteInput(
            @NonNull @NotBlank String title, LocalDate due, Money price, State state, List<LineInput> lines) {}

    @Input("LineInput")
    public record LineInput(@NonNull @NotBlank String text, Integer count) {}

    public enum State {
        DRAFT,
        CHECKED_IN
    }

    public record Folder(String name, List<Folder> folders) {}

    @Query
    @PermissionsAllowed("note:read")
    public Uni<Note> note(@NonNull String id) {
        return switch (id) {
            case "missing" -> Uni.createFrom().nullItem();
            case "refused" ->
                Uni.createFrom()
                        .failure(Rejected.conflict("slot-taken", "The slot is taken.")
                                .with("alternatives", List.of(Map.of("start", "later")))
                                .asFailure());
            case "broken" -> Uni.createFrom().failure(new IllegalStateException("secret table missing"));
            default -> Uni.createFrom().item(Note.of(id));
        };
    }

    @Query
    @PermissionsAllowed("note:read")
    public Uni<Sheet> sheet(@Id @NonNull UUID id) {
        return Uni.createFrom().item(new Sheet(id));
    }

    @Resolver
    @PermissionsAllowed("note:read")
    public Uni<List<Sheet>> resolveSheets(List<UUID> id) {
        return Uni.createFrom().item(() -> {
            List<Sheet> sheets = new ArrayList<>();
            id.forEach(one -> sheets.add(ABSENT.contains(one) ? null : new Sheet(one)));
            return sheets;
        });
    }

    @Query
    @PermissionsAllowed("note:read")
    public Uni<Shelf> shelf() {
        return Uni.createFrom().item(new Shelf("s"));
    }

    @Query
    @PermissionsAllowed("note:read")
    public String thread() {
        return Thread.currentThread().getName();
    }

    @Query
    @PermissionsAllowed("note:read")
    public Uni<String> tenant() {
        return Uni.createFrom()
                .item(() -> Tenancy.require().tenant() + " "
                        + Thread.currentThread().getName());
    }

    @Query
    @PermissionsAllowed("note:read")
    public Uni<Connection<Note>> notes(Integer first, String after) {
        PageRequest request = PageRequest.of(first, after);
        String from = BY_ID.after(request).map(keys -> keys.text(0)).orElse("");
        List<Note> rows = IntStream.range(10, 55)
                .mapToObj(Integer::toString)
                .filter(id -> id.compareTo(from) > 0)
                .limit(request.rows())
                .map(Note::of)
                .toList();
        return Uni.createFrom().item(Connection.of(BY_ID.page(request, rows), BY_ID, request));
    }

    @Query
    @PermissionsAllowed("note:read")
    public Folder folder() {
        return new Folder("root", List.of());
    }

    @Mutation
    @PermissionsAllowed("note:write")
    public Uni<Note> writeNote(@NonNull NoteInput note) {
        return Uni.createFrom().item(new Note("new", note.title(), note.due(), note.price()));
    }

    @Query
    @PermissionsAllowed("note:read")
    public Uni<String> dated(
            LocalDate on,
            java.time.Instant at,
            State state,
            @jakarta.validation.constraints.Max(5) Integer depth,
            UUID id) {
        return Uni.createFrom().item(on + " " + at + " " + state + " " + id);
    }

    @Query
    @PermissionsAllowed("note:read")
    public Uni<List<String>> titled(List<String> words, String language) {
        return Uni.createFrom().item(words);
    }

    @Mutation
    @PermissionsAllowed("note:write")
    public Uni<Note> writeValidNote(@Valid @NonNull NoteInput note) {
        return writeNote(note);
    }

    /** A stream that says nothing, as most do most of the time. */
    @Subscription
    @PermissionsAllowed("note:read")
    public Multi<Note> noteChanged(@NonNull String id) {
        return Multi.createFrom().nothing();
    }

    /** A stream that fails after its first item, of which a field fails too. */
    @Subscription
    @PermissionsAllowed("note:read")
    public Multi<Note> noteFailing(@NonNull String id) {
        return id.equals("missing")
                ? Multi.createFrom().failure(ProblemException.notFound("There is no such note."))
                : Multi.createFrom()
                        .items(Note.of(id))
                        .onCompletion()
                        .failWith(new IllegalStateException("secret table"));
    }

    @PermissionsAllowed("note:read")
    public Uni<String> secret(@Source Note note) {
        return Uni.createFrom()
                .failure(Rejected.conflict("hidden", "It is hidden.").asFailure());
    }

    @Resolver
    @PermissionsAllowed("note:read")
    public Uni<List<Note>> resolveNotes(List<UUID> id) {
        BATCHES.add(id.size());
        return Uni.createFrom().item(() -> {
            List<Note> notes = new ArrayList<>();
            id.forEach(one -> notes.add(ABSENT.contains(one) ? null : Note.of(one.toString())));
            return notes;
        });
    }

    @PermissionsAllowed("note:read")
    public Uni<List<String>> upper(@Source List<Note> notes) {
        BATCHES.add(-notes.size());
        return Uni.createFrom()
                .item(() ->
                        notes.stream().map(note -> note.title().toUpperCase()).toList());
    }
}
