package io.neonpro.clinic;

import static io.neonpro.clinic.Examples.device;
import static io.neonpro.clinic.Examples.practitioner;
import static io.neonpro.clinic.Examples.treatment;
import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.event.TestEvents;
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
class PublicationTest {

    private Group group;
    private Client owner;

    @BeforeEach
    void signUp() {
        group = Group.onboarded();
        owner = group.asOwner();
    }

    @Test
    void whatHappensToATenantIsTold() {
        owner.patch("/api/v1/tenant/configuration", Map.of("billing", Map.of("dueDays", 14)))
                .statusCode(200);

        assertThat(heard(group.tenant(), 2))
                .containsExactly("io.neonpro.tenant.onboarded.v1", "io.neonpro.tenant.configuration-changed.v1");
    }

    @Test
    void whatHappensToAClinicIsToldInOrder() {
        String clinic = "/api/v1/clinics/" + group.clinic();
        owner.put(clinic + "/opening-hours", Examples.week()).statusCode(200);
        owner.patch(clinic, Map.of("name", "Sul")).statusCode(200);

        assertThat(heard(group.clinic(), 3))
                .containsExactly(
                        "io.neonpro.clinic.changed.v1", "io.neonpro.hours.changed.v1", "io.neonpro.clinic.changed.v1");
    }

    @Test
    void everyKindOfEntryIsTold() {
        String who = owner.create("/api/v1/practitioners", practitioner(group.clinic()));
        String with = owner.create("/api/v1/resources", device(group.clinic()));
        String what = owner.create("/api/v1/treatments", treatment("Laser"));
        Map<String, Object> hours = new HashMap<>(Examples.week());
        hours.put("clinicId", group.clinic());
        owner.put("/api/v1/practitioners/" + who + "/working-hours", hours).statusCode(200);
        owner.delete("/api/v1/resources/" + with).statusCode(204);

        assertThat(heard(UUID.fromString(who), 2))
                .containsExactly("io.neonpro.practitioner.changed.v1", "io.neonpro.hours.changed.v1");
        assertThat(heard(UUID.fromString(with), 2))
                .containsExactly("io.neonpro.resource.changed.v1", "io.neonpro.resource.changed.v1");
        assertThat(heard(UUID.fromString(what), 1)).containsExactly("io.neonpro.treatment.changed.v1");
    }

    private static List<String> heard(UUID key, int count) {
        return TestEvents.heard("clinic", key, told -> told.size() >= count);
    }
}
