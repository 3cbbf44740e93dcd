package io.neonpro.patient.patient;

import static io.neonpro.patient.Api.PATIENTS;
import static io.neonpro.patient.Api.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.neonpro.patient.Api;
import io.neonpro.patient.ServiceTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@ServiceTest
class PatientGraphTest {

    private static final String REGISTER = "mutation($patient: PatientInput!) { registerPatient(patient: $patient)"
            + " { id name birthDate cpf email phone language version } }";
    private static final String UPDATE = "mutation($id: ID!, $changes: PatientInput!, $version: Int)"
            + " { updatePatient(id: $id, changes: $changes, version: $version)"
            + " { name email version } }";
    private static final String SEARCH = "query($query: String, $first: Int, $after: String)"
            + " { patients(query: $query, first: $first, after: $after)"
            + " { edges { cursor node { name } } pageInfo { hasNextPage endCursor } } }";
    private static final String ENTITIES =
            "query($of: [_Any!]!) { _entities(representations: $of)" + " { ... on Patient { id name } } }";

    private final Api api = Api.ofNewTenant();

    @Test
    void aRegisteredPatientReadsTheSameOverRest() {
        var registered = api.graph(REGISTER, Map.of("patient", person(Map.of("name", "Ana", "phone", "1134567890"))));
        String id = registered.extract().path("data.registerPatient.id");

        var patient = api.get(PATIENTS + "/{id}", id).statusCode(200).extract();

        assertThat(patient.<Map<String, Object>>path("$"))
                .containsAllEntriesOf(withoutNulls(registered.extract().path("data.registerPatient")));
    }

    @Test
    void everyFaultIsNamed() {
        var refused = api.graph(REGISTER, Map.of("patient", Map.of("birthDate", "2023-02-29", "cpf", "123")));

        refused.body("errors[0].extensions.code", equalTo("invalid-input"));
        List<String> fields = refused.extract().path("errors[0].extensions.errors.field");
        assertThat(fields).containsExactlyInAnyOrder("name", "birthDate", "cpf");
    }

    @Test
    void anUpdateChangesWhatItNamesAndRemovesWhatIsNull() {
        UUID id = api.register(Map.of("name", "Ana", "email", "ana@example.com"));
        Map<String, Object> changes = new HashMap<>();
        changes.put("email", null);

        var updated = api.graph(UPDATE, Map.of("id", id, "changes", changes));

        updated.body("data.updatePatient.name", equalTo("Ana"))
                .body("data.updatePatient.email", nullValue())
                .body("data.updatePatient.version", equalTo(2));
    }

    /** A default is for what is left out; null is sent nevertheless. */
    @Test
    void whoSearchesForNullFindsAll() {
        api.register("Ana");
        Map<String, Object> variables = new HashMap<>();
        variables.put("query", null);

        var found = api.graph(SEARCH, variables);

        found.body("errors", nullValue()).body("data.patients.edges.node.name", equalTo(List.of("Ana")));
    }

    @Test
    void whatIsTooLongToSearchForOverRestIsSoHere() {
        var refused = api.graph(SEARCH, Map.of("query", "a".repeat(201)));

        refused.body("errors[0].extensions.code", equalTo("invalid-input"))
                .body("errors[0].extensions.errors.field", equalTo(List.of("query")));
    }

    @Test
    void anUpdateOfAnotherVersionIsRefused() {
        UUID id = api.register("Ana");

        var refused = api.graph(UPDATE, Map.of("id", id, "changes", Map.of("name", "B"), "version", 7));

        refused.body("errors[0].extensions.code", equalTo("precondition-failed"));
    }

    @Test
    void nobodyIsNull() {
        api.graph("query($id: ID!) { patient(id: $id) { name } }", Map.of("id", UUID.randomUUID()))
                .body("data.patient", nullValue())
                .body("errors", nullValue());
    }

    @Test
    void aSearchIsAConnection() {
        List.of("Ana Lima", "Ana Souza", "Bia Lima").forEach(api::register);

        var first = api.graph(SEARCH, Map.of("query", "ana", "first", 1));
        String end = first.extract().path("data.patients.pageInfo.endCursor");
        var second = api.graph(SEARCH, Map.of("query", "ana", "first", 1, "after", end));

        first.body("data.patients.edges.node.name", contains("Ana Lima"))
                .body("data.patients.pageInfo.hasNextPage", equalTo(true));
        second.body("data.patients.edges.node.name", contains("Ana Souza"))
                .body("data.patients.pageInfo.hasNextPage", equalTo(false));
    }

    @Test
    void entitiesComeInTheOrderAskedForAndMissingOnesAsNull() {
        UUID ana = api.register("Ana");
        UUID bia = api.register("Bia");
        UUID theirs = Api.ofNewTenant().register("Eve");

        var entities = api.graph(
                ENTITIES, Map.of("of", List.of(reference(bia), reference(theirs), reference(ana), reference(bia))));

        List<Map<String, String>> found = entities.extract().path("data._entities");
        assertThat(found)
                .extracting(patient -> patient == null ? null : patient.get("name"))
                .containsExactly("Bia", null, "Ana", "Bia");
    }

    @Test
    void thePatientIsAnEntityOfTheSupergraph() {
        api.graph("{ _service { sdl } }", Map.of())
                .body("data._service.sdl", containsString("type Patient @key(fields : \"id\")"))
                .body("data._service.sdl", containsString("type PageInfo @shareable"));
    }

    private static Map<String, Object> reference(UUID id) {
        return Map.of("__typename", "Patient", "id", id.toString());
    }

    private static Map<String, Object> withoutNulls(Map<String, Object> fields) {
        fields.values().removeIf(value -> value == null);
        return fields;
    }
}
