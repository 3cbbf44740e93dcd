package io.neonpro.scheduling;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.neonpro.contracts.clinic.CatalogueEvent;
import io.neonpro.contracts.clinic.CatalogueEvent.ClinicChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.HoursChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.PractitionerChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.ResourceChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.TreatmentChanged;
import io.neonpro.contracts.clinic.HoursException;
import io.neonpro.contracts.clinic.HoursSubject;
import io.neonpro.contracts.clinic.Requirements;
import io.neonpro.contracts.clinic.ResourceKind;
import io.neonpro.contracts.clinic.TenantEvent.ConfigurationChanged;
import io.neonpro.contracts.clinic.WeeklyHours;
import io.neonpro.contracts.patient.PatientEvent;
import io.neonpro.contracts.privacy.ErasureEvent;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.devstack.token.TestTokens;
import io.neonpro.kernel.value.Ids;
import io.neonpro.kernel.value.Money;
import io.neonpro.kernel.value.Zones;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A clinic group of a test: a tenant of its own with one clinic, open from 9 to 18. */
public final class Group {

    public static final ZoneId SAO_PAULO = ZoneId.of("America/Sao_Paulo");

    public final UUID tenant = Ids.next();
    public final UUID clinic = Ids.next();
    private final UUID user = Ids.next();

    private final Topic clinics = new Topic("neonpro.clinic");
    private final Topic patients = new Topic("neonpro.patient");
    private final Set<UUID> told = new HashSet<>();

    private Group() {}

    public static Group open() {
        return open(SAO_PAULO);
    }

    /** Where it is about noon now, so that the clinic is open. */
    public static Group openNow() {
        return open(Zones.KNOWN.stream()
                .map(ZoneId::of)
                .filter(zone -> ZonedDateTime.now(zone).getHour() == 12)
                .findFirst()
                .orElseThrow());
    }

    public static Group open(ZoneId zone) {
        Group group = new Group();
        group.tell(group.clinic, new ClinicChanged(group.clinic, 1, "Aurora", zone, null, false));
        group.hours(HoursSubject.CLINIC, group.clinic, everyDay("09:00", "18:00"), List.of());
        return group;
    }

    public UUID practitioner(String category) {
        return practitioner(category, everyDay("09:00", "18:00"), List.of());
    }

    public UUID practitioner(String category, List<WeeklyHours> weekly, List<HoursException> exceptions) {
        UUID id = Ids.next();
        tell(id, new PractitionerChanged(id, 1, "Bia", category, List.of(clinic), false));
        hours(HoursSubject.PRACTITIONER, id, weekly, exceptions);
        return id;
    }

    public UUID room() {
        UUID id = Ids.next();
        tell(id, new ResourceChanged(id, 1, clinic, "Sala", ResourceKind.ROOM, null, false));
        return id;
    }

    public UUID device(String type) {
        UUID id = Ids.next();
        tell(id, new ResourceChanged(id, 1, clinic, "Laser", ResourceKind.DEVICE, type, false));
        return id;
    }

    /** 30 minutes and 15 to clean up, for a physician. */
    public UUID treatment(ResourceKind... kinds) {
        return treatment(30, 15, List.of("physician"), List.of(), kinds);
    }

    public UUID treatment(
            int minutes, int buffer, List<String> categories, List<String> deviceTypes, ResourceKind... kinds) {
        UUID id = Ids.next();
        tell(
                id,
                new TreatmentChanged(
                        id,
                        1,
                        "Peeling",
                        minutes,
                        buffer,
                        new Money(new BigDecimal("450.00"), "BRL"),
                        new Requirements(categories, Arrays.asList(kinds), deviceTypes),
                        false));
        return id;
    }

    public UUID patient() {
        UUID id = Ids.next();
        patients.publish(tenant, id, new PatientEvent.Registered(id, "Ana", null, "pt-BR"));
        return id;
    }

    /** Whom people of these clinics know. */
    public UUID patientOf(UUID... knowing) {
        UUID id = Ids.next();
        patients.publish(tenant, id, new PatientEvent.Registered(id, "Ana", null, "pt-BR", List.of(knowing)));
        return id;
    }

    /** Lets people of all clinics book all patients. */
    public void sharePatients() {
        clinics.publish(
                tenant,
                tenant,
                new ConfigurationChanged(tenant, 1, Map.of(), Map.of(), Map.of(), Map.of("sharedPatients", true)));
    }

    /** Asks to book them no more, and to call off what they have ahead. */
    public void beginErasing(UUID patient) {
        UUID request = Ids.next();
        patients.publish(tenant, request, new ErasureEvent.Begun(request, patient));
    }

    public void erase(UUID patient) {
        patients.publish(tenant, patient, new PatientEvent.Erased(patient));
    }

    public void tell(UUID key, CatalogueEvent event) {
        clinics.publish(tenant, key, event);
        told.add(key);
    }

    private void hours(HoursSubject subject, UUID id, List<WeeklyHours> weekly, List<HoursException> exceptions) {
        tell(id, new HoursChanged(id, 1, subject, clinic, weekly, exceptions));
    }

    public static List<WeeklyHours> everyDay(String from, String to) {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> new WeeklyHours(day, LocalTime.parse(from), LocalTime.parse(to)))
                .toList();
    }

    /** When this clinic's catalogue and these patients have arrived. */
    public Group settled(UUID treatment, UUID... known) {
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> Rows.arrived(tenant, clinic, told, treatment, known));
        return this;
    }

    /** When this room or device has arrived, and whatever was told before under its key. */
    public void settledBy(UUID resource) {
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> TestDatabase.count("select count(*) from resource where id = ?", resource) == 1);
    }

    /** By the reception, with whoever is free. */
    public Response book(UUID patient, UUID treatment, OffsetDateTime start) {
        return asReception().body(wish(patient, treatment, start)).post("/api/v1/appointments");
    }

    /** What a booking asks for at the least. */
    public Map<String, Object> wish(UUID patient, UUID treatment, OffsetDateTime start) {
        return Map.of("clinicId", clinic, "patientId", patient, "treatmentId", treatment, "start", text(start));
    }

    public RequestSpecification asReception() {
        return as(token());
    }

    /** By a patient, for themselves. */
    public RequestSpecification asPatient(UUID patient) {
        return as(TestTokens.patient(tenant, patient).sign());
    }

    public String token() {
        return token(user);
    }

    /** Of somebody who may do the same, in these clinics only. */
    public String tokenAt(UUID... opened) {
        return TestTokens.user(tenant)
                .clinics(opened)
                .scopes("appointment:read appointment:write")
                .sign();
    }

    /** Of somebody else who may do the same. */
    public String token(UUID other) {
        return TestTokens.user(tenant)
                .subject(other)
                .scopes("appointment:read appointment:write")
                .sign();
    }

    public static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType("application/json");
    }

    /** A time on the clinic's clock, on the Monday after next. */
    public static OffsetDateTime monday(String time) {
        return LocalDate.now(SAO_PAULO)
                .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                .plusWeeks(1)
                .atTime(LocalTime.parse(time))
                .atZone(SAO_PAULO)
                .toOffsetDateTime();
    }

    /** The whole minute that it is, and some more. */
    public static OffsetDateTime now(int minutesLater) {
        return OffsetDateTime.now(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.MINUTES)
                .plusMinutes(minutesLater);
    }

    /** As JSON has it. */
    public static String text(OffsetDateTime time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
    }
}
