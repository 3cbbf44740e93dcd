package io.neonpro.scheduling.appointment;

import static io.neonpro.scheduling.Group.monday;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.scheduling.BriefHolds;
import io.neonpro.scheduling.Group;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /** C26: 17:00 in Honolulu is tomorrow in UTC, and 9:00 in Kiritimati yesterday. */
    @ParameterizedTest
    @CsvSource({"Pacific/Honolulu, 17", "Pacific/Kiritimati, 9"})
    void aDayWithoutAClinicIsTheOneThatTheStartShows(ZoneId zone, int hour) {
        furnish(Group.open(zone));
        LocalDate day = monday("00:00").toLocalDate();
        String id = booked(day.atTime(hour, 0).atZone(zone).toOffsetDateTime());

        assertThat(found(fresh(), day)).containsExactly(id);
        assertThat(found(fresh().header("X-Clinic-Id", group.clinic), day)).containsExactly(id);
        assertThat(found(fresh(), day.minusDays(1))).isEmpty();
        assertThat(found(fresh(), day.plusDays(1))).isEmpty();
    }

    private List<String> found(RequestSpecification caller, LocalDate day) {
        return caller.get("/api/v1/appointments?patientId=%s&from=%s&to=%s".formatted(patient, day, day))
                .path("items.id");
    }
}
