package io.neonpro.clinic.catalogue;

import static io.neonpro.clinic.Examples.device;
import static io.neonpro.clinic.Examples.practitioner;
import static io.neonpro.clinic.Examples.treatment;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.neonpro.clinic.Client;
import io.neonpro.clinic.Group;
import io.neonpro.clinic.WithoutIdentity;
import io.neonpro.devstack.DevstackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithoutIdentity.class)
@WithTestResource(DevstackResource.class)
class GraphTest {

    private static final String ENTITIES = """
            query($of: [_Any!]!) { _entities(representations: $of) { __typename
                ... on Tenant { id slug }
                ... on Clinic { id name timezone }
                ... on Practitioner { id name category registration { council } clinics { name } }
                ... on Resource { id kind deviceType clinic { name } }
                ... on Treatment { id name price { amount currency } requires { categories } } } }
            """;

    private Group group;
    private Client owner;

    @BeforeEach
    void signUp() {
        group = Group.onboarded();
        owner = group.asOwner();
    }

    @Test
    void collectionsAreConnections() {
        owner.create("/api/v1/treatments", treatment("First"));
        owner.create("/api/v1/treatments", treatment("Second"));
        String query = """
                query($after: String) { treatments(first: 1, after: $after) {
                    edges { cursor node { name price { amount } } } pageInfo { hasNextPage endCursor } } }
                """;

        String end = owner.query(query, Map.of())
                .statusCode(200)
                .body("data.treatments.edges.node.name", equalTo(List.of("First")))
                .body("data.treatments.pageInfo.hasNextPage", equalTo(true))
                .extract()
                .path("data.treatments.pageInfo.endCursor");

        owner.query(query, Map.of("after", end))
                .body("data.treatments.edges.node.name", equalTo(List.of("Second")))
                .body("data.treatments.pageInfo.hasNextPage", equalTo(false));
    }

    @Test
    void aClinicsPractitionersAndResourcesAreListedWithWhereTheyAre() {
        owner.create("/api/v1/practitioners", practitioner(group.clinic()));
        owner.create("/api/v1/resources", device(group.clinic()));

        owner.query("""
                        query($clinic: ID) {
                            tenant { slug }
                            clinics { edges { node { name } } }
                            practitioners(clinicId: $clinic) { edges { node { name clinics { name } } } }
                            resources(clinicId: $clinic, kind: DEVICE) { edges { node { name clinic { name } } } } }
                        """, Map.of("clinic", group.clinic().toString()))
                .body("errors", nullValue())
                .body("data.tenant.slug", equalTo(group.name()))
                .body("data.clinics.edges.node.name", equalTo(List.of("Centro")))
                .body("data.practitioners.edges[0].node.clinics[0].name", equalTo("Centro"))
                .body("data.resources.edges[0].node.clinic.name", equalTo("Centro"));
    }

    @Test
    void entitiesAreResolvedInOrderAndThoseOfOthersAreMissing() {
        String treatment = owner.create("/api/v1/treatments", treatment("Laser"));
        String practitioner = owner.create("/api/v1/practitioners", practitioner(group.clinic()));
        String device = owner.create("/api/v1/resources", device(group.clinic()));
        List<Map<String, Object>> of = List.of(
                reference("Treatment", UUID.randomUUID()),
                reference("Treatment", treatment),
                reference("Practitioner", practitioner),
                reference("Resource", device),
                reference("Clinic", group.clinic()),
                reference("Tenant", group.tenant()));

        owner.query(ENTITIES, Map.of("of", of))
                .statusCode(200)
                .body("errors", hasSize(1))
                .body("errors[0].path", equalTo(List.of("_entities", 0)))
                .body("errors[0].extensions.code", equalTo("not-found"))
                .body("data._entities", hasSize(6))
                .body("data._entities[0]", nullValue())
                .body("data._entities[1].price.currency", equalTo("BRL"))
                .body("data._entities[2].registration.council", equalTo("CRBM"))
                .body("data._entities[3].deviceType", equalTo("diode-laser"))
                .body("data._entities[4].name", equalTo("Centro"))
                .body("data._entities[5].slug", equalTo(group.name()));
        Group.onboarded()
                .asOwner()
                .query(ENTITIES, Map.of("of", of))
                .body("data._entities.findAll { it != null }", hasSize(0));
    }

    @Test
    void whatIsAtHandIsForgottenWhenItChanges() {
        String treatment = owner.create("/api/v1/treatments", treatment("Laser"));
        var of = Map.<String, Object>of("of", List.of(reference("Treatment", treatment)));
        owner.query(ENTITIES, of).body("data._entities[0].name", equalTo("Laser"));

        owner.patch("/api/v1/treatments/" + treatment, Map.of("name", "Peeling"))
                .statusCode(200);

        owner.query(ENTITIES, of).body("data._entities[0].name", equalTo("Peeling"));
    }

    @Test
    void withoutThePermissionThereIsNothingToSee() {
        Client other = group.with("patient:read");

        other.query("{ treatments { edges { node { id } } } }", Map.of())
                .body("errors[0].extensions.code", equalTo("forbidden"));
        other.query(ENTITIES, Map.of("of", List.of(reference("Clinic", group.clinic()))))
                .body("errors", notNullValue());
    }

    private static Map<String, Object> reference(String type, Object id) {
        return Map.of("__typename", type, "id", id.toString());
    }
}
