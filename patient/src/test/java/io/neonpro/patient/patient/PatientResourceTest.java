package io.neonpro.patient.patient;

import static io.neonpro.patient.Api.AT_ONCE;
import static io.neonpro.patient.Api.PATIENTS;
import static io.neonpro.patient.Api.atOnce;
import static io.neonpro.patient.Api.faults;
import static io.neonpro.patient.Api.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.neonpro.patient.Api;
import io.neonpro.patient.ServiceTest;
import io.neonpro.patient.person.Cpfs;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@ServiceTest
class PatientResourceTest {

    private static final String PATIENT = PATIENTS + "/{id}";

    private final Api api = Api.ofNewTenant();

    @Test
    void aRegisteredPatientReadsAsTheValuesMean() {
        String cpf = Cpfs.any();
        var registered = api.post(
                        PATIENTS,
                        Map.of(
                                "name", "  José  Álvares ",
                                "birthDate", "1985-02-28",
                                "cpf", punctuated(cpf),
                                "email", "Jose@Example.com",
                                "phone", "(11) 98765-4321"))
                .statusCode(201)
                .header("ETag", "\"1\"");
        String location = registered.extract().header("Location");

        var patient = api.get(location);

        patient.statusCode(200)
                .header("ETag", "\"1\"")
                .body("name", equalTo("José Álvares"))
                .body("birthDate", equalTo("1985-02-28"))
                .body("cpf", equalTo(cpf))
                .body("email", equalTo("jose@example.com"))
                .body("phone", equalTo("+5511987654321"))
                .body("language", equalTo("pt-BR"))
                .body("version", equalTo(1));
        assertThat(patient.extract().asString()).isEqualTo(registered.extract().asString());
    }

    @Test
    void everyFaultIsNamedAndNothingIsStored() {
        var refused = api.post(
                PATIENTS,
                Map.of(
                        "name", "123",
                        "birthDate", "2023-02-29",
                        "cpf", "529.982.247-26",
                        "email", "ana@",
                        "phone", "12",
                        "language", "fr",
                        "nickname", "Ana"));

        refused.statusCode(400).body("code", equalTo("invalid-input"));
        assertThat(faults(refused))
                .containsOnlyKeys("name", "birthDate", "cpf", "email", "phone", "language", "nickname");
        assertThat(everybody()).isEmpty();
    }

    @Test
    void whatIsNeededIsSaid() {
        var refused = api.post(PATIENTS, Map.of("cpf", ""));

        assertThat(faults(refused.statusCode(400))).containsOnlyKeys("name", "birthDate", "cpf");
    }

    @Test
    void nobodyIsBornTomorrowOrBefore1900() {
        for (String date : List.of("2999-01-01", "1899-12-31")) {
            var refused = api.post(PATIENTS, person(Map.of("birthDate", date)));

            assertThat(faults(refused.statusCode(400))).containsOnlyKeys("birthDate");
        }
    }

    @Test
    void malformedJsonIsRefused() {
        api.post(PATIENTS, "{\"name\":").statusCode(400);
    }

    @Test
    void aCpfIsOnePatientsWhateverItsPunctuation() {
        String cpf = Cpfs.any();
        api.register(Map.of("cpf", cpf));

        var refused = api.post(PATIENTS, person(Map.of("cpf", punctuated(cpf))));

        refused.statusCode(409).body("code", equalTo("cpf-taken"));
    }

    @Test
    void anotherTenantMayTreatTheSamePerson() {
        String cpf = Cpfs.any();
        api.register(Map.of("cpf", cpf));

        var theirs = Api.ofNewTenant().post(PATIENTS, person(Map.of("cpf", cpf)));

        theirs.statusCode(201);
    }

    @Test
    void ofManyWhoRegisterOneCpfAtOnceOneSucceeds() throws Exception {
        Map<String, String> person = person(Map.of("cpf", Cpfs.any()));

        List<Response> answers = atOnce(() -> api.request().body(person).post(PATIENTS));

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() != 201)
                .allSatisfy(answer -> answer.then().statusCode(409).body("code", equalTo("cpf-taken")));
        assertThat(everybody()).hasSize(1);
    }

    @Test
    void oneKeyRegistersOnce() throws Exception {
        Map<String, String> person = person(Map.of());
        String key = UUID.randomUUID().toString();

        List<Response> answers = atOnce(
                () -> api.request().header("Idempotency-Key", key).body(person).post(PATIENTS));

        assertThat(answers)
                .extracting(Response::statusCode, Response::asString)
                .hasSize(AT_ONCE)
                .containsOnly(tuple(201, answers.getFirst().asString()));
        assertThat(everybody()).hasSize(1);
    }

    @Test
    void aPatchChangesWhatItNamesAndRemovesWhatIsNull() {
        UUID id = api.register(Map.of("name", "Ana", "email", "ana@example.com", "language", "en"));
        Map<String, Object> changes = new HashMap<>(Map.of("name", "Ana Lima"));
        changes.put("email", null);

        var updated = api.patch(PATIENT, changes, id);

        updated.statusCode(200)
                .header("ETag", "\"2\"")
                .body("name", equalTo("Ana Lima"))
                .body("email", nullValue())
                .body("language", equalTo("en"));
        assertThat(api.get(PATIENT, id).extract().asString())
                .isEqualTo(updated.extract().asString());
    }

    @Test
    void aPatchThatChangesNothingIsNoNewVersion() {
        UUID id = api.register("Ana");

        api.patch(PATIENT, Map.of("name", "Ana"), id).statusCode(200).header("ETag", "\"1\"");
    }

    @Test
    void aPatchIsJudgedAsAWhole() {
        UUID id = api.register("Ana");
        Map<String, Object> changes = new HashMap<>(Map.of("cpf", "1", "shoeSize", 38));
        changes.put("name", null);

        var refused = api.patch(PATIENT, changes, id);

        assertThat(faults(refused.statusCode(400))).containsOnlyKeys("name", "cpf", "shoeSize");
    }

    @Test
    void aPatchCannotTakeAnothersCpf() {
        String cpf = Cpfs.any();
        api.register(Map.of("cpf", cpf));
        UUID id = api.register("Bia");

        var refused = api.patch(PATIENT, Map.of("cpf", cpf), id);

        refused.statusCode(409).body("code", equalTo("cpf-taken"));
        api.get(PATIENT, id).header("ETag", "\"1\"");
    }

    @Test
    void aPatchOfAnotherVersionIsRefused() {
        UUID id = api.register("Ana");

        var refused = api.request()
                .header("If-Match", "\"7\"")
                .body(Map.of("name", "Bia"))
                .patch(PATIENT, id)
                .then();

        refused.statusCode(412).body("code", equalTo("precondition-failed"));
    }

    @Test
    void ofManyWhoPatchOneVersionAtOnceOneSucceedsAndTheOthersHear412() throws Exception {
        UUID id = api.register("Ana");

        List<Response> answers = atOnce(() -> api.request()
                .header("If-Match", "\"1\"")
                .body(Map.of("name", "Ana " + UUID.randomUUID()))
                .patch(PATIENT, id));

        assertThat(answers)
                .extracting(Response::statusCode)
                .containsOnlyOnce(200)
                .containsOnly(200, 412);
        api.get(PATIENT, id).header("ETag", "\"2\"");
    }

    private List<?> everybody() {
        return api.get(PATIENTS).statusCode(200).extract().path("items");
    }

    private static String punctuated(String cpf) {
        return cpf.replaceAll("(...)(...)(...)(..)", "$1.$2.$3-$4");
    }
}
