package io.neonpro.patient.patient;

import static io.neonpro.patient.Api.PATIENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.neonpro.contracts.access.Permissions;
import io.neonpro.contracts.access.Role;
import io.neonpro.patient.Api;
import io.neonpro.patient.ServiceTest;
import io.neonpro.patient.person.Cpfs;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who reconciles payments knows what patients are called, and neither CPF, birth date nor telephone number: row 13. */
@ServiceTest
class NamesOnlyTest {

    private static final String ONE = PATIENTS + "/{id}";

    private final Api desk = Api.ofNewTenant();
    private final Api finance = desk.allowedTo(String.join(" ", Role.FINANCE.permissions()));

    private String cpf;
    private UUID ana;

    @BeforeEach
    void register() {
        cpf = Cpfs.any();
        ana = desk.register(
                Map.of("name", "Ana Souza", "cpf", cpf, "phone", "+5511987654321", "email", "ana@aurora.example"));
    }

    @Test
    void financeMayReadNamesAndNoMore() {
        assertThat(Role.FINANCE.permissions())
                .contains(Permissions.PATIENT_NAME)
                .doesNotContain(Permissions.PATIENT_READ);

        finance.get(ONE, ana)
                .statusCode(200)
                .body("name", equalTo("Ana Souza"))
                .body("$", not(hasKey("cpf")))
                .body("$", not(hasKey("birthDate")))
                .body("$", not(hasKey("phone")))
                .body("$", not(hasKey("email")));
        finance.get(PATIENTS + "?query=ana")
                .body("items.id", contains(ana.toString()))
                .body("items[0]", not(hasKey("cpf")));
        desk.get(ONE, ana).body("cpf", equalTo(cpf));
    }

    @Test
    void norFindsAnybodyByMore() {
        for (String more : List.of(cpf, "4321", "aurora", "ana@aurora.example", "souza example")) {
            assertThat(found(finance, more)).as(more).isEmpty();
            assertThat(found(desk, more)).as(more).containsExactly("Ana Souza");
        }
    }

    @Test
    void aWordFindsForAsLongAsItIsOneOfTheName() {
        UUID bia = desk.register(Map.of("name", "Bia Lima", "email", "lima@clara.example"));
        assertThat(found(finance, "lima")).containsExactly("Bia Lima");

        desk.patch(ONE, Map.of("name", "Bia Clara"), bia).statusCode(200);

        assertThat(found(finance, "lima")).isEmpty();
        assertThat(found(finance, "clara")).containsExactly("Bia Clara");
        assertThat(found(desk, "lima")).containsExactly("Bia Clara");
    }

    @Test
    void norOverGraphQl() {
        String query = "query($id: ID!, $of: [_Any!]!) { patient(id: $id) { name cpf birthDate phone }"
                + " byAddress: patients(query: \"aurora\") { edges { node { id } } }"
                + " byName: patients(query: \"souza\") { edges { node { id email } } }"
                + " _entities(representations: $of) { ... on Patient { name cpf birthDate phone } } }";
        var representations = List.of(Map.of("__typename", "Patient", "id", ana.toString()));

        finance.graph(query, Map.of("id", ana, "of", representations))
                .body("errors", nullValue())
                .body("data.byAddress.edges", empty())
                .body("data.byName.edges.node.id", contains(ana.toString()))
                .body("data.byName.edges[0].node.email", nullValue())
                .body("data.patient.name", equalTo("Ana Souza"))
                .body("data.patient.cpf", nullValue())
                .body("data.patient.birthDate", nullValue())
                .body("data._entities[0].name", equalTo("Ana Souza"))
                .body("data._entities[0].phone", nullValue());
    }

    @Test
    void norChangesAnybody() {
        finance.patch(ONE, Map.of("name", "Eva"), ana).statusCode(403);
        finance.get(ONE + "/export", ana).statusCode(403);
    }

    private static List<String> found(Api caller, String query) {
        return caller.request()
                .queryParam("query", query)
                .get(PATIENTS)
                .then()
                .statusCode(200)
                .extract()
                .path("items.name");
    }
}
