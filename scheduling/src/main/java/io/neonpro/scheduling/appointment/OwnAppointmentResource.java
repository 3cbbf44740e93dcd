package io.neonpro.scheduling.appointment;

import io.neonpro.contracts.access.Permissions;
import io.neonpro.kernel.audit.Audited;
import io.neonpro.kernel.web.Answers;
import io.neonpro.kernel.web.Condition;
import io.neonpro.kernel.web.idempotency.Idempotent;
import io.neonpro.kernel.web.page.Page;
import io.neonpro.kernel.web.page.PageRequest;
import io.neonpro.kernel.web.problem.Problem;
import io.neonpro.scheduling.occupation.SlotTaken;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** Patients' own appointments over REST. */
@Path(OwnAppointmentResource.PATH)
@Tag(name = "own appointments")
public class OwnAppointmentResource {

    static final String PATH = "/api/v1/me/appointments";

    private final OwnAppointments own;

    OwnAppointmentResource(OwnAppointments own) {
        this.own = own;
    }

    @Audited("appointment.search")
    @GET
    @PermissionsAllowed(Permissions.OWN_READ)
    @Operation(summary = "Find one's own appointments, the earliest first")
    public Uni<Page<OwnAppointment>> matching(@BeanParam OwnFilter filter, @Valid @BeanParam PageRequest page) {
        return own.matching(filter, page);
    }

    @Audited("appointment.read")
    @GET
    @Path("/{id}")
    @PermissionsAllowed(Permissions.OWN_READ)
    @Operation(summary = "Read an appointment of one's own")
    public Uni<RestResponse<OwnAppointment>> get(UUID id) {
        return own.get(id).map(OwnAppointmentResource::answer);
    }

    @Audited(value = "appointment.schedule", isChange = true)
    @POST
    @Idempotent
    @PermissionsAllowed(Permissions.OWN_WRITE)
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    @Operation(summary = "Book an appointment for oneself")
    @APIResponse(
            responseCode = "409",
            description =
                    "The slot is taken, or there are ten appointments ahead; of what is in the way, what is one's own",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = SlotTaken.class)))
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = OwnAppointment.class)))
    public Uni<RestResponse<OwnAppointment>> schedule(AppointmentRequest.ScheduleOwn request) {
        return own.schedule(request)
                .map(booked -> Answers.created(URI.create(PATH + "/" + booked.id()), booked.version(), booked));
    }

    @Audited(value = "appointment.reschedule", isChange = true)
    @POST
    @Path("/{id}/reschedule")
    @Idempotent
    @PermissionsAllowed(Permissions.OWN_WRITE)
    @Operation(summary = "Move an appointment of one's own before it begins")
    @APIResponse(
            responseCode = "409",
            description = "The slot is taken, or this cannot happen to the appointment now",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = SlotTaken.class)))
    @APIResponseSchema(value = OwnAppointment.class, responseCode = "200")
    public Uni<RestResponse<OwnAppointment>> reschedule(
            UUID id, @BeanParam Condition condition, AppointmentRequest.Reschedule request) {
        return own.reschedule(
                        new Target(id, condition::require), request.start().toInstant(), request.practitionerId())
                .map(OwnAppointmentResource::answer);
    }

    @Audited(value = "appointment.cancel", isChange = true)
    @POST
    @Path("/{id}/cancel")
    @Idempotent
    @PermissionsAllowed(Permissions.OWN_WRITE)
    @Operation(summary = "Call an appointment of one's own off before it begins")
    public Uni<RestResponse<OwnAppointment>> cancel(
            UUID id, @BeanParam Condition condition, AppointmentRequest.Cancel request) {
        return own.cancel(new Target(id, condition::require), request.reason()).map(OwnAppointmentResource::answer);
    }

    @Audited(value = "appointment.confirm", isChange = true)
    @POST
    @Path("/{id}/confirm")
    @Idempotent
    @PermissionsAllowed(Permissions.OWN_WRITE)
    @Operation(summary = "Say that one will come")
    public Uni<RestResponse<OwnAppointment>> confirm(UUID id, @BeanParam Condition condition) {
        return own.confirm(new Target(id, condition::require)).map(OwnAppointmentResource::answer);
    }

    private static RestResponse<OwnAppointment> answer(OwnAppointment appointment) {
        return Answers.ok(appointment.version(), appointment);
    }
}
