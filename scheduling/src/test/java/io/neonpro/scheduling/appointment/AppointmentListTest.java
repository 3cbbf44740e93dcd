package io.neonpro.scheduling.appointment;

import static io.neonpro.scheduling.Group.monday;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.scheduling.BriefHolds;
import io.neonpro.scheduling.Group;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Appointments by the page and by the day. */
@QuarkusTest
@TestProfile(BriefHolds.class)
@WithTestResource(DevstackResource.class)
class AppointmentListTest extends FurnishedClinic {

    @Test
    void pagesOfTheListNeitherSkipNorRepeat() {
        List<String> booked = List.of(booked(monday("09:00")), booked(monday("10:00")), booked(monday("11:00")));
        String day = monday("00:00").toLocalDate().toString();
        String list = "/api/v1/appointments?limit=2&clinicId=%s&from=%s&to=%s&status=scheduled"
                .formatted(group.clinic, day, day);

        Response first = fresh().get(list);
        Response second = fresh().get(list + "&cursor=" + first.path("next"));

        first.then().statusCode(200).body("items.id", equalTo(booked.subList(0, 2)));
        second.then().statusCode(200).body("items.id", equalTo(booked.subList(2, 3)));
    }

    /** C26: 17:00 in Honolulu is tomorrow in UTC. */
    @Test
    void aDayWithoutAClinicIsOneOfTheGroup() {
        ZoneId honolulu = ZoneId.of("Pacific/Honolulu");
        furnish(Group.open(honolulu).onboarded(honolulu));
        LocalDate day = monday("00:00").toLocalDate();
        String id = booked(day.atTime(17, 0).atZone(honolulu).toOffsetDateTime());
        String list = "/api/v1/appointments?patientId=%s&from=%s&to=%s";

        fresh().get(list.formatted(patient, day, day)).then().body("items.id", equalTo(List.of(id)));
        fresh().get(list.formatted(patient, day.plusDays(1), day.plusDays(1)))
                .then()
                .body("items", hasSize(0));
    }
}
