package io.neonpro.clinic.catalogue;

import static io.neonpro.clinic.Examples.device;
import static io.neonpro.clinic.Examples.practitioner;
import static io.neonpro.clinic.Examples.treatment;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.neonpro.clinic.Client;
import io.neonpro.clinic.Group;
import io.neonpro.clinic.WithoutIdentity;
import io.neonpro.devstack.DevstackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What others can neither read nor store is told to whoever writes it, and published to nobody. */
@QuarkusTest
@TestProfile(WithoutIdentity.class)
@WithTestResource(DevstackResource.class)
class WrittenValuesTest {

    private Group group;
    private Client owner;

    @BeforeEach
    void signUp() {
        group = Group.onboarded();
        owner = group.asOwner();
    }

    /** X2 */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000-01-01",
                "-1000-01-01",
                "10000-01-01",
                "+10000-01-01",
                "1899-12-31",
                "2200-01-01",
                "2026-02-29",
                "2026-1-1",
                "20260101",
                "2026-W01-1",
                "2026-01-01T00:00:00Z",
                " 2026-01-01",
                ""
            })
    void anExceptionOnADateThatNoServiceHoldsIsRefusedByItsRow(String date) {
        String practitioner = owner.create("/api/v1/practitioners", practitioner(group.clinic()));
        Map<String, Object> hours = Map.of(
                "weekly", List.of(),
                "exceptions",
                        List.of(Map.of("date", "2026-12-25", "closed", true), Map.of("date", date, "closed", true)));
        Map<String, Object> atTheClinic = new HashMap<>(hours);
        atTheClinic.put("clinicId", group.clinic());

        var opening = owner.put("/api/v1/clinics/" + group.clinic() + "/opening-hours", hours);
        var working = owner.put("/api/v1/practitioners/" + practitioner + "/working-hours", atTheClinic);

        for (ValidatableResponse answer : List.of(opening, working)) {
            answer.statusCode(400).body("errors.field", contains("exceptions[1].date"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"24:00", "9:00", "09:00:00", "09:00:30", "0900", "09:60", "-01:00", "09:00Z"})
    void aTimeOfDayIsHoursAndMinutes(String time) {
        owner.put(
                        "/api/v1/clinics/" + group.clinic() + "/opening-hours",
                        Map.of("weekly", List.of(Map.of("day", "MONDAY", "from", time, "to", "23:00"))))
                .statusCode(400)
                .body("errors.field", contains("weekly[0].from"));
    }

    /** C35, C35c */
    @ParameterizedTest
    @CsvSource({
        "180, XXX, price.currency",
        "180, XAU, price.currency",
        "180, XTS, price.currency",
        "1E2, BRL, price.amount",
        "+5, BRL, price.amount",
        "-5, BRL, price.amount",
        "-0.00, BRL, price.amount",
        "' 5 ', BRL, price.amount",
        "180., BRL, price.amount",
        ".5, BRL, price.amount",
        "00180, BRL, price.amount",
        "180.000, BRL, price.amount",
        "180.5, JPY, price.amount"
    })
    void aPriceThatIsNoMoneyIsUnprocessable(String amount, String currency, String field) {
        priced(Map.of("amount", amount, "currency", currency)).statusCode(422).body("errors.field", contains(field));
    }

    @ParameterizedTest
    @CsvSource({"180, BRL, 180.00", "180, JPY, 180", "1.5, TND, 1.500", "100, BRL, 100.00"})
    void aPriceIsAnsweredInPlainDecimals(String amount, String currency, String answered) {
        String id = priced(Map.of("amount", amount, "currency", currency))
                .statusCode(201)
                .body("price.amount", equalTo(answered))
                .extract()
                .path("id");

        owner.get("/api/v1/treatments/" + id).body("price.amount", equalTo(answered));
    }

    /** C35b */
    @Test
    void aPriceWithoutACurrencyNamesIt() {
        priced(Map.of("amount", "180")).statusCode(400).body("errors.field", contains("price.currency"));
        priced(Map.of("currency", "BRL")).statusCode(400).body("errors.field", contains("price.amount"));
    }

    /** C33 */
    @ParameterizedTest
    @CsvSource({
        "202E", "2066", "2069", "FEFF", "00AD", "200B", "000D", "000A", "001B", "0007", "0000", "0085", "2028", "E000"
    })
    void aNameThatHidesSomethingIsRefusedNamingIt(String character) {
        String name = "Sala" + Character.toString(Integer.parseInt(character, 16)) + "1";

        for (ValidatableResponse answer : List.of(
                owner.post("/api/v1/clinics", Map.of("name", name)),
                owner.post("/api/v1/practitioners", with("name", name, practitioner(group.clinic()))),
                owner.post("/api/v1/resources", with("name", name, device(group.clinic()))),
                owner.post("/api/v1/treatments", with("name", name, treatment("Laser"))))) {
            answer.statusCode(400)
                    .body("errors.field", contains("name"))
                    .body("errors.message", contains(endsWith("U+" + character)));
        }
        owner.patch(
                        "/api/v1/tenant/configuration",
                        Map.of("branding", Map.of("slogan", List.of("ok", name + "\u202E"))))
                .statusCode(400)
                .body("errors[0].field", equalTo("branding.slogan[1]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00A0", "\u200B", "\u3164", "\u2800"})
    void aNameThatIsBlankIsRefused(String name) {
        owner.post("/api/v1/resources", with("name", name, device(group.clinic())))
                .statusCode(400)
                .body("errors.field", contains("name"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+03:00",
                "GMT+3",
                "Etc/GMT+3",
                "EST5EDT",
                "EST",
                "GMT0",
                "SystemV/PST8",
                "america/sao_paulo",
                "America/Nowhere",
                "Z",
                "UTC+3"
            })
    void aZoneIsAPlaceThatEveryoneKnows(String zone) {
        owner.post("/api/v1/clinics", Map.of("name", "Norte", "timezone", zone))
                .statusCode(400)
                .body("errors.field", contains("timezone"));
    }

    /** What was sent is counted, not what is left when repeats are one. */
    @Test
    void aSetHasAsManyElementsAsWereSent() {
        requiring(Collections.nCopies(11, "laser"))
                .statusCode(400)
                .body("errors.field", contains("requires.deviceTypes"));
        requiring(Collections.nCopies(10, "laser")).statusCode(201).body("requires.deviceTypes", contains("laser"));
    }

    private ValidatableResponse requiring(List<String> deviceTypes) {
        Map<String, ?> requires =
                Map.of("categories", List.of("physician"), "resourceKinds", List.of(), "deviceTypes", deviceTypes);
        return owner.post("/api/v1/treatments", with("requires", requires, treatment("Laser")));
    }

    private ValidatableResponse priced(Map<String, Object> price) {
        return owner.post("/api/v1/treatments", with("price", price, treatment("Laser")));
    }

    private static Map<String, Object> with(String field, Object value, Map<String, ?> body) {
        Map<String, Object> changed = new HashMap<>(body);
        changed.put(field, value);
        return changed;
    }
}
