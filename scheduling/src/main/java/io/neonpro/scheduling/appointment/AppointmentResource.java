package io.neonpro.scheduling.appointment;

import io.neonpro.contracts.access.Permissions;
import io.neonpro.kernel.audit.Audited;
import io.neonpro.kernel.audit.BreakGlass;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.web.Answers;
import io.neonpro.kernel.web.Condition;
import io.neonpro.kernel.web.idempotency.Idempotent;
import io.neonpro.kernel.web.page.Page;
import io.neonpro.kernel.web.page.PageRequest;
import io.neonpro.kernel.web.problem.Problem;
import io.neonpro.scheduling.appointment.AppointmentCommand.CheckIn;
import io.neonpro.scheduling.appointment.AppointmentCommand.Complete;
import io.neonpro.scheduling.appointment.AppointmentCommand.Confirm;
import io.neonpro.scheduling.appointment.AppointmentCommand.Miss;
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
import java.time.ZonedDateTime;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** Appointments over REST. */
@Path("/api/v1/appointments")
@Tag(name = "appointments")
public class AppointmentResource {

    private final Appointments appointments;
    private final AppointmentList list;

    AppointmentResource(Appointments appointments, AppointmentList list) {
        this.appointments = appointments;
        this.list = list;
    }

    @Audited(value = "appointment.schedule", isChange = true)
    @POST
    @Idempotent
    @PermissionsAllowed(Permissions.APPOINTMENT_WRITE)
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    @Operation(summary = "Book an appointment")
    @APIResponse(
            responseCode = "409",
            description = "The slot is taken, or this cannot happen to the appointment now",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = SlotTaken.class)))
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = BookedAppointment.class)))
    public Uni<RestResponse<BookedAppointment>> schedule(AppointmentRequest.Schedule request) {
        return appointments
                .schedule(request.booking())
                .map(booked -> Answers.created(location(booked), booked.version(), booked));
    }

    private static URI location(BookedAppointment booked) {
        return URI.create("/api/v1/appointments/" + booked.id());
    }

    @Audited("appointment.read")
    @BreakGlass(permission = Permissions.RECORD_READ)
    @GET
    @Path("/{id}")
    @PermissionsAllowed(Permissions.APPOINTMENT_READ)
    @Operation(summary = "Read an appointment")
    public Uni<RestResponse<BookedAppointment>> get(UUID id) {
        return list.find(id)
                .map(found -> found.orElseThrow(
                        () -> Rejected.missing("appointment-not-found", "There is no such appointment.")
                                .asFailure()))
                .map(AppointmentResource::answer);
    }

    @Audited("appointment.search")
    @BreakGlass(permission = Permissions.RECORD_READ)
    @GET
    @PermissionsAllowed(Permissions.APPOINTMENT_READ)
    @Operation(summary = "Find appointments, the earliest first")
    public Uni<Page<BookedAppointment>> matching(
            @BeanParam AppointmentFilter filter, @Valid @BeanParam PageRequest page) {
        return list.matching(filter, page);
    }

    @Audited(value = "appointment.reschedule", isChange = true)
    @POST
    @Path("/{id}/reschedule")
    @Idempotent
    @PermissionsAllowed(Permissions.APPOINTMENT_WRITE)
    @Operation(summary = "Move an appointment")
    @APIResponse(
            responseCode = "409",
            description = "The slot is taken, or this cannot happen to the appointment now",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = SlotTaken.class)))
    @APIResponseSchema(value = BookedAppointment.class, responseCode = "200")
    public Uni<RestResponse<BookedAppointment>> reschedule(
            UUID id, @BeanParam Condition condition, AppointmentRequest.Reschedule request) {
        return appointments
                .reschedule(new Target(id, condition::require), request.start().toInstant(), request.practitionerId())
                .map(AppointmentResource::answer);
    }

    @Audited(value = "appointment.cancel", isChange = true)
    @POST
    @Path("/{id}/cancel")
    @Idempotent(about = "patientId")
    @PermissionsAllowed(Permissions.APPOINTMENT_WRITE)
    @Operation(summary = "Call an appointment off")
    public Uni<RestResponse<BookedAppointment>> cancel(
            UUID id, @BeanParam Condition condition, AppointmentRequest.Cancel request) {
        return appointments
                .cancel(new Target(id, condition::require), request.reason())
                .map(AppointmentResource::answer);
    }

    @Audited(value = "appointment.confirm", isChange = true)
    @POST
    @Path("/{id}/confirm")
    @Idempotent
    @PermissionsAllowed(Permissions.APPOINTMENT_WRITE)
    @Operation(summary = "Take note that the patient will come")
    public Uni<RestResponse<BookedAppointment>> confirm(UUID id, @BeanParam Condition condition) {
        return carryOut(id, condition, Confirm::new);
    }

    @Audited(value = "appointment.check-in", isChange = true)
    @POST
    @Path("/{id}/check-in")
    @Idempotent
    @PermissionsAllowed(Permissions.APPOINTMENT_WRITE)
    @Operation(summary = "Take note that the patient is here")
    public Uni<RestResponse<BookedAppointment>> checkIn(UUID id, @BeanParam Condition condition) {
        return carryOut(id, condition, CheckIn::new);
    }

    @Audited(value = "appointment.complete", isChange = true)
    @POST
    @Path("/{id}/complete")
    @Idempotent
    @PermissionsAllowed(Permissions.APPOINTMENT_WRITE)
    @Operation(summary = "Take note that the treatment is done")
    public Uni<RestResponse<BookedAppointment>> complete(UUID id, @BeanParam Condition condition) {
        return carryOut(id, condition, Complete::new);
    }

    @Audited(value = "appointment.no-show", isChange = true)
    @POST
    @Path("/{id}/no-show")
    @Idempotent
    @PermissionsAllowed(Permissions.APPOINTMENT_WRITE)
    @Operation(summary = "Take note that the patient did not come")
    public Uni<RestResponse<BookedAppointment>> miss(UUID id, @BeanParam Condition condition) {
        return carryOut(id, condition, Miss::new);
    }

    private Uni<RestResponse<BookedAppointment>> carryOut(
            UUID id, Condition condition, Function<ZonedDateTime, AppointmentCommand> command) {
        return appointments
                .carryOut(new Target(id, condition::require), command)
                .map(AppointmentResource::answer);
    }

    private static RestResponse<BookedAppointment> answer(BookedAppointment booked) {
        return Answers.ok(booked.version(), booked);
    }
}
