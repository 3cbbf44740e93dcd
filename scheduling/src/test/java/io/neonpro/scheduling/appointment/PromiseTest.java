package io.neonpro.scheduling.appointment;

import static io.neonpro.scheduling.Group.monday;
import static io.neonpro.scheduling.Group.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.contracts.clinic.CatalogueEvent.TreatmentChanged;
import io.neonpro.contracts.clinic.Requirements;
import io.neonpro.contracts.clinic.ResourceKind;
import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.kernel.value.Money;
import io.neonpro.scheduling.BriefHolds;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the patient was told that it costs goes with the appointment, whatever becomes of the price. */
@QuarkusTest
@TestProfile(BriefHolds.class)
@WithTestResource(DevstackResource.class)
class PromiseTest extends FurnishedClinic {

    private static final String PROMISES = """
            select type, data -> 'price' ->> 'amount', data -> 'price' ->> 'currency', data ->> 'catalogueRevision'
              from event where tenant_id = ? and stream = ? order by version
            """;

    @Test
    void aBookingCarriesPriceAndRevisionAndAMoveKeepsThem() {
        String id = booked(monday("10:00"));
        raise("520.00");

        move(id, monday("11:00")).then().statusCode(200);

        assertThat(promises(id))
                .containsExactly(
                        List.of("io.neonpro.appointment.scheduled", "450.00", "BRL", "1"),
                        List.of("io.neonpro.appointment.rescheduled", "450.00", "BRL", "1"));
        patient = group.patient();
        group.settled(treatment, patient);
        assertThat(promises(booked(monday("14:00"))).getFirst()).endsWith("520.00", "BRL", "2");
    }

    @Test
    void whenItIsCompletedTheyAreTheSame() {
        openNow();
        String id = booked(now(0));
        raise("520.00");

        carryOut(id, "complete", 200, "completed");

        assertThat(promises(id).getLast()).containsExactly("io.neonpro.appointment.completed", "450.00", "BRL", "1");
    }

    private void raise(String amount) {
        group.tell(
                treatment,
                new TreatmentChanged(
                        treatment,
                        2,
                        "Peeling",
                        30,
                        15,
                        new Money(new BigDecimal(amount), "BRL"),
                        new Requirements(List.of("physician"), List.of(ResourceKind.ROOM), List.of()),
                        false));
        await().atMost(Duration.ofMinutes(3))
                .until(() -> TestDatabase.count("select revision from treatment where id = ?", treatment) == 2);
    }

    private List<List<Object>> promises(String id) {
        return TestDatabase.rows(PROMISES, group.tenant, UUID.fromString(id));
    }
}
