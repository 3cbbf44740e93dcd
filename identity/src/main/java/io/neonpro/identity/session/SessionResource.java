package io.neonpro.identity.session;

import io.neonpro.identity.directory.Directory;
import io.neonpro.identity.directory.KnownSession;
import io.neonpro.identity.signin.AccountHolder;
import io.neonpro.kernel.value.Ids;
import io.neonpro.kernel.web.Answers;
import io.neonpro.kernel.web.page.Page;
import io.neonpro.kernel.web.problem.ProblemException;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Where the caller is signed in, at all of their tenants; nobody sees or ends anybody else's sessions. */
@Path("/api/v1/sessions")
@Tag(name = "sessions")
public class SessionResource {

    private final Sessions sessions;
    private final Directory directory;
    private final AccountHolder holder;

    SessionResource(Sessions sessions, Directory directory, AccountHolder holder) {
        this.sessions = sessions;
        this.directory = directory;
        this.holder = holder;
    }

    @GET
    @Authenticated
    @Operation(summary = "List where the caller is signed in, the latest first; a hundred at most")
    public Uni<Page<SessionAnswer>> list() {
        UUID person = holder.signedIn();
        UUID current = current();
        return directory.sessionsOf(person).map(found -> new Page<>(answers(found, current), null));
    }

    @DELETE
    @Authenticated
    @Operation(summary = "Sign the caller out everywhere")
    public Uni<RestResponse<Void>> endAll() {
        return sessions.endEverywhere(holder.signedIn()).map(done -> Answers.done());
    }

    @DELETE
    @Path("/{id}")
    @Authenticated
    @Operation(summary = "Sign the caller out in one place; id may be \"current\"")
    public Uni<RestResponse<Void>> end(@PathParam("id") String id) {
        UUID person = holder.signedIn();
        UUID current = current();
        return directory
                .session(wanted(id, current))
                .map(found -> found.filter(session -> session.user().equals(person)))
                .map(found -> found.orElseThrow(SessionResource::unknown))
                .chain(session -> sessions.end(session.tenant(), session.id()))
                .map(done -> Answers.done());
    }

    private static UUID wanted(String id, UUID current) {
        return id.equals("current") ? current : Ids.find(id).orElseThrow(SessionResource::unknown);
    }

    private static List<SessionAnswer> answers(List<KnownSession> found, UUID current) {
        return found.stream().map(session -> SessionAnswer.of(session, current)).toList();
    }

    private UUID current() {
        return holder.session().orElseThrow();
    }

    private static ProblemException unknown() {
        return ProblemException.notFound("There is no such session.");
    }
}
