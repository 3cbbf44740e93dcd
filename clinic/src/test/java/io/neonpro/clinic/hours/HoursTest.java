package io.neonpro.clinic.hours;

import static io.neonpro.clinic.Examples.practitioner;
import static io.neonpro.clinic.Examples.week;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.neonpro.clinic.Client;
import io.neonpro.clinic.Group;
import io.neonpro.clinic.WithoutIdentity;
import io.neonpro.devstack.DevstackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithoutIdentity.class)
@WithTestResource(DevstackResource.class)
class HoursTest {

    private Group group;
    private Client owner;
    private String openingHours;
    private String practitioner;
    private String workingHours;

    @BeforeEach
    void signUp() {
        group = Group.onboarded();
        owner = group.asOwner();
        openingHours = "/api/v1/clinics/" + group.clinic() + "/opening-hours";
        practitioner = owner.create("/api/v1/practitioners", practitioner(group.clinic()));
        workingHours = "/api/v1/practitioners/" + practitioner + "/working-hours";
    }

    @Test
    void hoursAreKeptInOrderOfTime() {
        owner.get(openingHours).statusCode(200).body("version", equalTo(0));

        owner.put(openingHours, week())
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("weekly.from", equalTo(List.of("09:00", "13:30")))
                .body("exceptions.date", equalTo(List.of("2026-12-24", "2026-12-25")));

        owner.get(openingHours)
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("weekly.to", equalTo(List.of("12:30", "18:00")));
    }

    @Test
    void workingHoursAreSetClinicByClinic() {
        owner.put(workingHours, at(group.clinic())).statusCode(200);

        owner.get(workingHours)
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].clinicId", equalTo(group.clinic().toString()))
                .body("items[0].version", equalTo(1));
    }

    @Test
    void theSameHoursAreNoChange() {
        owner.put(openingHours, week()).statusCode(200);

        owner.put(openingHours, week()).statusCode(200).header("ETag", "\"1\"");
    }

    @Test
    void nobodyWorksWhereTheyDoNot() {
        String north = owner.create("/api/v1/clinics", Map.of("name", "Norte"));

        owner.put(workingHours, at(north)).statusCode(422).body("errors.field", containsInAnyOrder("clinicId"));
    }

    @Test
    void badHoursNameEveryFaultAndStoreNothing() {
        owner.put(
                        openingHours,
                        Map.of(
                                "weekly",
                                List.of(
                                        Map.of("day", "MONDAY", "from", "18:00", "to", "09:00"),
                                        Map.of("day", "TUESDAY", "from", "09:00", "to", "12:00"),
                                        Map.of("day", "TUESDAY", "from", "11:00", "to", "13:00"))))
                .statusCode(422)
                .body("errors.field", containsInAnyOrder("weekly[0]", "weekly[2]"));
        owner.put(
                        openingHours,
                        Map.of(
                                "weekly",
                                List.of(
                                        Map.of("day", "MOONDAY", "from", "25:00", "to", "09:00"),
                                        Map.of("day", "MONDAY")),
                                "exceptions",
                                List.of(
                                        Map.of("date", "2026-02-30", "closed", true),
                                        Map.of("date", "2026-03-01", "from", "09:00"),
                                        Map.of("closed", true),
                                        Map.of("closed", true))))
                .statusCode(400)
                .body(
                        "errors.field",
                        containsInAnyOrder(
                                "weekly[0].day",
                                "weekly[0].from",
                                "weekly[1].from",
                                "weekly[1].to",
                                "exceptions[0].date",
                                "exceptions[1]",
                                "exceptions[2].date",
                                "exceptions[3].date"));
        owner.get(openingHours).body("version", equalTo(0));
    }

    @Test
    void theHoursOfOtherTenantsAndOtherClinicsAreOutOfReach() {
        Client stranger = Group.onboarded().asOwner();
        Client elsewhere = group.inClinics(UUID.randomUUID());

        stranger.get(openingHours).statusCode(404);
        stranger.get(workingHours).statusCode(404);
        stranger.put(openingHours, week()).statusCode(404);
        stranger.put(workingHours, at(group.clinic())).statusCode(404);
        elsewhere.put(openingHours, week()).statusCode(403);
        elsewhere.put(workingHours, at(group.clinic())).statusCode(403);
    }

    private static Map<String, Object> at(Object clinicId) {
        Map<String, Object> hours = new HashMap<>(week());
        hours.put("clinicId", clinicId);
        return hours;
    }
}
