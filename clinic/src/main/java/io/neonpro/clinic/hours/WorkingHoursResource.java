package io.neonpro.clinic.hours;

import static io.neonpro.contracts.access.Permissions.CATALOGUE_READ;
import static io.neonpro.contracts.access.Permissions.CATALOGUE_WRITE;

import io.neonpro.clinic.catalogue.practitioner.PractitionerDirectory;
import io.neonpro.contracts.clinic.HoursException;
import io.neonpro.contracts.clinic.WeeklyHours;
import io.neonpro.kernel.data.Interlude;
import io.neonpro.kernel.web.Answers;
import io.neonpro.kernel.web.Condition;
import io.neonpro.kernel.web.page.Page;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** When practitioners work, over REST. */
@Path("/api/v1/practitioners/{id}/working-hours")
@Tag(name = "hours")
public class WorkingHoursResource {

    private final Timetables timetables;
    private final HoursDirectory directory;
    private final PractitionerDirectory practitioners;

    WorkingHoursResource(Timetables timetables, HoursDirectory directory, PractitionerDirectory practitioners) {
        this.timetables = timetables;
        this.directory = directory;
        this.practitioners = practitioners;
    }

    /** When a practitioner works in a clinic; without exceptions, none. */
    public record WorkingHours(
            @NotNull UUID clinicId,
            @NotNull List<WeeklyHours> weekly,
            @Nullable List<HoursException> exceptions) {

        Timetable timetable() {
            return new Timetable(weekly, exceptions == null ? List.of() : exceptions);
        }
    }

    @GET
    @PermissionsAllowed(CATALOGUE_READ)
    @Operation(summary = "Read when a practitioner works, clinic by clinic")
    public Uni<Page<Hours>> get(UUID id) {
        return practitioners.get(id).chain(() -> directory.of(id)).map(found -> new Page<>(found, null));
    }

    @PUT
    @PermissionsAllowed(CATALOGUE_WRITE)
    @Operation(
            summary = "Set when a practitioner works in a clinic, in its time zone;"
                    + " confirm=true to do so whatever is booked")
    public Uni<RestResponse<Hours>> set(
            UUID id,
            @BeanParam Condition condition,
            @QueryParam("confirm") @DefaultValue("false") boolean isConfirmed,
            WorkingHours hours) {
        return Interlude.between(
                        () -> timetables.work(id, hours.clinicId(), hours.timetable(), condition::require, isConfirmed))
                .map(set -> Answers.ok(set.version(), set));
    }
}
