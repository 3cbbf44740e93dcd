package io.neonpro.scheduling.agenda;

import io.neonpro.kernel.audit.Audited;
import io.neonpro.kernel.event.Refused;
import io.neonpro.kernel.tenancy.ClinicScope;
import io.neonpro.kernel.value.Ids;
import io.neonpro.kernel.web.problem.ProblemException;
import io.neonpro.scheduling.calendar.Catalogue;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses the stream of a clinic that is not there before it begins: then it has a status, and nothing to say. */
@ApplicationScoped
public class KnownClinics {

    private static final int AFTER_PARAMETERS = Priorities.USER + 100;

    private final Catalogue catalogue;

    KnownClinics(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @OfKnownClinic
    @ServerRequestFilter(priority = AFTER_PARAMETERS)
    public Uni<Void> require(ContainerRequestContext request) {
        String clinic = request.getUriInfo().getQueryParameters().getFirst("clinicId");
        return clinic == null ? Uni.createFrom().voidItem() : require(Ids.of(clinic));
    }

    /** Fails with 403 when the token does not open this one, with 404 when there is none. */
    @Audited(value = "agenda.watch", isOfNobody = true)
    Uni<Void> require(UUID clinic) {
        ClinicScope.current().require(clinic);
        return catalogue
                .zone(clinic)
                .onFailure(Refused.class)
                .transform(unknown -> ProblemException.notFound("There is no such clinic."))
                .replaceWithVoid();
    }
}
