package io.neonpro.scheduling.appointment;

import static io.neonpro.contracts.access.Permissions.APPOINTMENT_READ;
import static io.neonpro.contracts.access.Permissions.APPOINTMENT_WRITE;

import io.neonpro.kernel.audit.Audited;
import io.neonpro.kernel.data.Interlude;
import io.neonpro.kernel.graph.Arguments;
import io.neonpro.kernel.graph.Connection;
import io.neonpro.kernel.value.FreeText;
import io.neonpro.kernel.value.Ids;
import io.neonpro.kernel.web.Versions;
import io.neonpro.kernel.web.page.Keyset;
import io.neonpro.kernel.web.page.PageRequest;
import io.neonpro.scheduling.reference.References.PatientReference;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.graphql.api.federation.Resolver;
import io.smallrye.graphql.api.federation.link.Import;
import io.smallrye.graphql.api.federation.link.Link;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** Appointments over GraphQL. */
@GraphQLApi
@Link(
        url = "https://specs.apollo.dev/federation/v2.7",
        _import = {@Import(name = "@key"), @Import(name = "@shareable")})
public class AppointmentGraph {

    private static final Keyset<AppointmentNode> BY_START = new Keyset<>(
            AppointmentList.BY_START.name(), one -> List.of(one.start().toInstant(), one.id()));

    private final Appointments appointments;
    private final AppointmentList list;

    AppointmentGraph(Appointments appointments, AppointmentList list) {
        this.appointments = appointments;
        this.list = list;
    }

    @Audited("appointment.read")
    @Query
    @Description("An appointment, or null when there is none.")
    @PermissionsAllowed(APPOINTMENT_READ)
    public Uni<AppointmentNode> appointment(@Id @NonNull UUID id) {
        return list.find(id).map(found -> found.map(AppointmentNode::of).orElse(null));
    }

    @Audited(value = "appointment.search", isOfNobody = true)
    @Query
    @Description("A clinic's appointments, by start; from and to as in REST.")
    @PermissionsAllowed(APPOINTMENT_READ)
    public Uni<Connection<AppointmentNode>> agenda(
            @Id @NonNull UUID clinicId, String from, String to, Boolean needsAttention, Integer first, String after) {
        PageRequest request = PageRequest.of(first, after);
        return list.matching(new AppointmentFilter(clinicId, from, to, null, null, null, needsAttention), request)
                .map(page -> Connection.of(page.map(AppointmentNode::of), BY_START, request));
    }

    @Audited(value = "appointment.schedule", isChange = true)
    @Mutation
    @PermissionsAllowed(APPOINTMENT_WRITE)
    public Uni<AppointmentNode> scheduleAppointment(@NonNull AppointmentInput appointment) {
        return Interlude.between(() -> appointments.schedule(appointment.booking()))
                .map(AppointmentNode::of);
    }

    @Audited(value = "appointment.reschedule", isChange = true)
    @Mutation
    @Description("Moves it. Refused when the version is another.")
    @PermissionsAllowed(APPOINTMENT_WRITE)
    public Uni<AppointmentNode> rescheduleAppointment(
            @Id @NonNull UUID id, @NonNull OffsetDateTime start, @Id UUID practitionerId, Integer version) {
        Target target = target(id, version);
        return Interlude.between(
                        () -> appointments.reschedule(target, start.toInstant(), Optional.ofNullable(practitionerId)))
                .map(AppointmentNode::of);
    }

    @Audited(value = "appointment.cancel", isChange = true)
    @Mutation
    @Description("Calls it off. Refused when the version is another.")
    @PermissionsAllowed(APPOINTMENT_WRITE)
    public Uni<AppointmentNode> cancelAppointment(
            @Id @NonNull UUID id, @Size(min = 1, max = Reason.MAX_LENGTH) String reason, Integer version) {
        return appointments
                .cancel(target(id, version), Optional.ofNullable(Arguments.value("reason", reason, FreeText::of)))
                .map(AppointmentNode::of);
    }

    private static Target target(UUID id, Integer version) {
        return new Target(id, current -> Versions.require(version, current));
    }

    @Audited("appointment.read")
    @Description("The patient's appointments, newest first.")
    @PermissionsAllowed(APPOINTMENT_READ)
    public Uni<List<List<AppointmentNode>>> appointments(
            @Source List<PatientReference> patients, @DefaultValue("20") Integer first) {
        int limit = PageRequest.of(first, null).limit();
        List<UUID> ids = patients.stream().map(one -> Ids.of(one.id())).toList();
        return list.ofPatients(ids, limit)
                .map(found -> found.stream().collect(byPatient()))
                .map(byPatient ->
                        ids.stream().map(id -> nodes(byPatient.get(id))).toList());
    }

    private static Collector<BookedAppointment, ?, Map<UUID, List<BookedAppointment>>> byPatient() {
        return Collectors.groupingBy(BookedAppointment::patientId);
    }

    private static List<AppointmentNode> nodes(List<BookedAppointment> booked) {
        return booked == null
                ? List.of()
                : booked.stream().map(AppointmentNode::of).toList();
    }

    /** Appointments that other subgraphs mention, in the order asked for. */
    @Audited("appointment.read")
    @Resolver
    @PermissionsAllowed(APPOINTMENT_READ)
    public Uni<List<AppointmentNode>> appointment(List<UUID> id) {
        return list.find(id)
                .map(found -> found.stream().collect(Collectors.toMap(BookedAppointment::id, Function.identity())))
                .map(byId -> id.stream()
                        .map(one -> Optional.ofNullable(byId.get(one)))
                        .map(one -> one.map(AppointmentNode::of).orElse(null))
                        .toList());
    }

    /** Patients, for whom other subgraphs vouch. */
    @Resolver
    @PermissionsAllowed(APPOINTMENT_READ)
    public Uni<List<PatientReference>> patient(List<UUID> id) {
        return Uni.createFrom().item(id.stream().map(PatientReference::of).toList());
    }
}
