package io.neonpro.clinic.hours;

import static io.neonpro.contracts.access.Permissions.CATALOGUE_READ;
import static io.neonpro.contracts.access.Permissions.CATALOGUE_WRITE;

import io.neonpro.clinic.catalogue.clinic.ClinicDirectory;
import io.neonpro.contracts.clinic.HoursException;
import io.neonpro.contracts.clinic.WeeklyHours;
import io.neonpro.kernel.data.Interlude;
import io.neonpro.kernel.web.Answers;
import io.neonpro.kernel.web.Condition;
import io.neonpro.kernel.web.Impersonal;
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

/** When clinics are open, over REST. */
@Impersonal
@Path("/api/v1/clinics/{id}/opening-hours")
@Tag(name = "hours")
public class OpeningHoursResource {

    private final Timetables timetables;
    private final HoursDirectory directory;
    private final ClinicDirectory clinics;

    OpeningHoursResource(Timetables timetables, HoursDirectory directory, ClinicDirectory clinics) {
        this.timetables = timetables;
        this.directory = directory;
        this.clinics = clinics;
    }

    /** When a clinic is open; without exceptions, none. */
    public record OpeningHours(
            @NotNull List<WeeklyHours> weekly, @Nullable List<HoursException> exceptions) {

        Timetable timetable() {
            return new Timetable(weekly, exceptions == null ? List.of() : exceptions);
        }
    }

    @GET
    @PermissionsAllowed(CATALOGUE_READ)
    @Operation(summary = "Read when a clinic is open")
    public Uni<RestResponse<Hours>> get(UUID id) {
        return clinics.get(id)
                .chain(() -> directory.of(id))
                .map(found -> found.isEmpty() ? Hours.unset(id) : found.getFirst())
                .map(hours -> Answers.ok(hours.version(), hours));
    }

    @PUT
    @PermissionsAllowed(CATALOGUE_WRITE)
    @Operation(summary = "Set when a clinic is open, in its own time zone; confirm=true to do so whatever is booked")
    public Uni<RestResponse<Hours>> set(
            UUID id,
            @BeanParam Condition condition,
            @QueryParam("confirm") @DefaultValue("false") boolean isConfirmed,
            OpeningHours hours) {
        return Interlude.between(() -> timetables.open(id, hours.timetable(), condition::require, isConfirmed))
                .map(set -> Answers.ok(set.version(), set));
    }
}
