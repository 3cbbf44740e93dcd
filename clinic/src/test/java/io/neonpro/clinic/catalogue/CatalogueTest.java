package io.neonpro.clinic.catalogue;

import static io.neonpro.clinic.Examples.device;
import static io.neonpro.clinic.Examples.practitioner;
import static io.neonpro.clinic.Examples.treatment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.neonpro.clinic.Client;
import io.neonpro.clinic.Group;
import io.neonpro.clinic.WithoutIdentity;
import io.neonpro.devstack.DevstackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithoutIdentity.class)
@WithTestResource(DevstackResource.class)
class CatalogueTest {

    private Group group;
    private Client owner;

    @BeforeEach
    void signUp() {
        group = Group.onboarded();
        owner = group.asOwner();
    }

    @Test
    void whatIsAddedIsFound() {
        String id = owner.create("/api/v1/treatments", treatment("Laser"));

        owner.get("/api/v1/treatments/" + id)
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("name", equalTo("Laser"))
                .body("durationMinutes", equalTo(45))
                .body("price.amount", equalTo("450.00"))
                .body("requires.categories", containsInAnyOrder("biomedic", "physician"))
                .body("requires.resourceKinds", containsInAnyOrder("room", "device"))
                .body("archived", equalTo(false));
        owner.get("/api/v1/treatments").statusCode(200).body("items.id", hasItem(id));
    }

    @Test
    void aClinicIsInTheTenantsTimeZoneUntilSaidOtherwise() {
        String id = owner.create("/api/v1/clinics", Map.of("name", "Norte"));
        String manaus = owner.create("/api/v1/clinics", Map.of("name", "Manaus", "timezone", "America/Manaus"));

        owner.get("/api/v1/clinics/" + id).body("timezone", equalTo("America/Sao_Paulo"));
        owner.get("/api/v1/clinics/" + manaus).body("timezone", equalTo("America/Manaus"));
        owner.get("/api/v1/clinics").body("items.id", hasItems(group.clinic().toString(), id, manaus));
    }

    @Test
    void aPatchChangesWhatItNamesAndCountsTheVersionOn() {
        String id = owner.create("/api/v1/treatments", treatment("Laser"));

        owner.patch("/api/v1/treatments/" + id, Map.of("durationMinutes", 60), "\"1\"")
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("durationMinutes", equalTo(60))
                .body("name", equalTo("Laser"));
        owner.patch("/api/v1/treatments/" + id, Map.of("durationMinutes", 50), "\"1\"")
                .statusCode(412)
                .body("code", equalTo("precondition-failed"));
        owner.patch("/api/v1/treatments/" + id, Map.of("durationMinutes", 60))
                .statusCode(200)
                .header("ETag", "\"2\"");
    }

    @Test
    void whatIsArchivedIsReadableButNeitherListedNorChanged() {
        String id = owner.create("/api/v1/resources", device(group.clinic()));

        owner.delete("/api/v1/resources/" + id).statusCode(204);

        owner.delete("/api/v1/resources/" + id).statusCode(204);
        owner.get("/api/v1/resources/" + id).statusCode(200).body("archived", equalTo(true));
        owner.get("/api/v1/resources").body("items.id", not(hasItem(id)));
        owner.patch("/api/v1/resources/" + id, Map.of("name", "New"))
                .statusCode(409)
                .body("code", equalTo("archived"));
    }

    @Test
    void pagesNeitherSkipNorRepeat() {
        List<String> added = IntStream.range(0, 5)
                .mapToObj(i -> owner.create("/api/v1/treatments", treatment("T" + i)))
                .toList();

        List<String> found = new ArrayList<>();
        String next = null;
        do {
            var page = owner.get("/api/v1/treatments?limit=2" + (next == null ? "" : "&cursor=" + next))
                    .statusCode(200)
                    .extract();
            found.addAll(page.path("items.id"));
            next = page.path("next");
        } while (next != null);

        assertThat(found).isEqualTo(added);
    }

    @Test
    void listsAreFiltered() {
        String north = owner.create("/api/v1/clinics", Map.of("name", "Norte"));
        String here = owner.create("/api/v1/practitioners", practitioner(group.clinic()));
        String there = owner.create("/api/v1/practitioners", practitioner(north));
        owner.create("/api/v1/resources", device(north));

        owner.get("/api/v1/practitioners?clinicId=" + north).body("items.id", equalTo(List.of(there)));
        owner.get("/api/v1/practitioners").body("items.id", containsInAnyOrder(here, there));
        owner.get("/api/v1/resources?kind=device&clinicId=" + north).body("items", hasSize(1));
        owner.get("/api/v1/resources?kind=room").body("items", hasSize(0));
    }

    @Test
    void badInputNamesEveryFaultAndStoresNothing() {
        owner.post(
                        "/api/v1/treatments",
                        Map.of(
                                "name",
                                " ",
                                "durationMinutes",
                                3,
                                "bufferMinutes",
                                "ten",
                                "price",
                                Map.of("amount", "10000000", "currency", "BRL"),
                                "requires",
                                Map.of(
                                        "categories", List.of("wizard"),
                                        "deviceTypes", List.of("Diode Laser")),
                                "colour",
                                "red"))
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid-input"))
                .body(
                        "errors.field",
                        hasItems(
                                "name",
                                "durationMinutes",
                                "bufferMinutes",
                                "price",
                                "requires.categories[0]",
                                "colour"));
        owner.get("/api/v1/treatments").body("items", hasSize(0));
    }

    @Test
    void aPractitionersRegistrationIsThatOfTheirProfession() {
        owner.post(
                        "/api/v1/practitioners",
                        Map.of(
                                "name",
                                "Ana",
                                "category",
                                "nurse",
                                "registration",
                                Map.of("council", "CRM", "number", "x", "state", "SP"),
                                "clinicIds",
                                List.of(UUID.randomUUID())))
                .statusCode(422)
                .body("code", equalTo("invalid-input"))
                .body("errors.field", containsInAnyOrder("registration.council", "registration.number", "clinicIds"));
        owner.post(
                        "/api/v1/practitioners",
                        Map.of(
                                "name", "Eva",
                                "category", "esthetician",
                                "clinicIds", List.of(group.clinic())))
                .statusCode(201)
                .body("registration", nullValue());
        owner.get("/api/v1/practitioners").body("items", hasSize(1));
    }

    @Test
    void roomsHaveNoDeviceTypeAndDevicesHaveOne() {
        owner.post("/api/v1/resources", Map.of("name", "X", "kind", "device", "clinicId", group.clinic()))
                .statusCode(422)
                .body("errors.field", hasItem("deviceType"));
        owner.post(
                        "/api/v1/resources",
                        Map.of(
                                "name", "X",
                                "kind", "room",
                                "deviceType", "diode-laser",
                                "clinicId", UUID.randomUUID()))
                .statusCode(422)
                .body("errors.field", containsInAnyOrder("deviceType", "clinicId"));
    }

    @Test
    void aTokenForSomeClinicsChangesThoseOnly() {
        String north = owner.create("/api/v1/clinics", Map.of("name", "Norte"));
        String both = owner.create(
                "/api/v1/practitioners",
                Map.of(
                        "name", "Eva",
                        "category", "esthetician",
                        "clinicIds", List.of(group.clinic(), north)));
        String elsewhere = owner.create("/api/v1/practitioners", practitioner(north));
        Client here = group.inClinics(group.clinic());

        here.post("/api/v1/resources", device(group.clinic())).statusCode(201);
        here.patch("/api/v1/practitioners/" + both, Map.of("name", "Eva Lima")).statusCode(200);
        here.patch("/api/v1/clinics/" + group.clinic(), Map.of("name", "Sul")).statusCode(200);

        here.post("/api/v1/resources", device(north)).statusCode(403);
        here.patch("/api/v1/practitioners/" + both, Map.of("clinicIds", List.of(group.clinic())))
                .statusCode(403);
        here.patch("/api/v1/practitioners/" + elsewhere, Map.of("name", "X")).statusCode(403);
        here.patch("/api/v1/clinics/" + north, Map.of("name", "X")).statusCode(403);
        here.post("/api/v1/clinics", Map.of("name", "Leste")).statusCode(403);
        here.post("/api/v1/treatments", treatment("X")).statusCode(403);
        here.delete("/api/v1/practitioners/" + elsewhere).statusCode(403).body("code", equalTo("forbidden"));
    }

    @Test
    void readingAndWritingAreDifferentPermissions() {
        Client reader = group.with("catalogue:read");

        reader.get("/api/v1/treatments").statusCode(200);
        reader.post("/api/v1/treatments", treatment("X")).statusCode(403);
        group.with("patient:read").get("/api/v1/treatments").statusCode(403);
        new Client(null).get("/api/v1/treatments").statusCode(401);
    }

    @Test
    void anotherTenantsEntriesDoNotExist() {
        Client stranger = Group.onboarded().asOwner();
        Map<String, String> ids = Map.of(
                "clinics", group.clinic().toString(),
                "practitioners", owner.create("/api/v1/practitioners", practitioner(group.clinic())),
                "resources", owner.create("/api/v1/resources", device(group.clinic())),
                "treatments", owner.create("/api/v1/treatments", treatment("Laser")));

        ids.forEach((kind, id) -> {
            String path = "/api/v1/" + kind + "/" + id;
            stranger.get(path).statusCode(404).body("code", equalTo("not-found"));
            stranger.patch(path, Map.of("name", "Mine")).statusCode(404);
            stranger.delete(path).statusCode(404);
            stranger.get("/api/v1/" + kind).body("items.id", not(hasItem(id)));
        });
        stranger.post("/api/v1/practitioners", practitioner(group.clinic())).statusCode(422);
        stranger.post("/api/v1/resources", device(group.clinic())).statusCode(422);
    }
}
