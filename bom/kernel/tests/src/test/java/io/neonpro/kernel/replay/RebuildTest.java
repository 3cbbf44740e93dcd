package io.neonpro.kernel.replay;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.devstack.token.TestTokens;
import io.neonpro.kernel.crypto.SubjectKeys;
import io.neonpro.kernel.replay.Jar.Command.Label;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Read models that are made anew of their events. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
class RebuildTest extends JarsTest {

    @Inject
    SubjectKeys keys;

    @Test
    void whatIsMissingWrongOrLeftOverIsPutRight() {
        List<UUID> ids = filled(4);
        List<String> before = JarTables.shown(tenant);
        TestDatabase.run("delete from jar where id = ?", ids.get(0));
        TestDatabase.run("update jar set amount = 77 where id = ?", ids.get(1));
        TestDatabase.run("delete from jar_deposit where jar_id = ?", ids.get(2));
        UUID stranger = Ids.next();
        TestDatabase.run("insert into jar (tenant_id, id, version, amount) values (?, ?, 1, 5)", tenant, stranger);

        Map<String, Object> done = Operator.rebuild(tenant, false);

        assertThat(JarTables.shown(tenant)).isEqualTo(before);
        assertThat(done).containsEntry("streams", 5).containsEntry("events", 8).containsEntry("differing", 4);
        assertThat(strings(done.get("examples")))
                .containsExactlyInAnyOrder(
                        ids.get(0).toString(), ids.get(1).toString(), ids.get(2).toString(), stranger.toString());
    }

    @Test
    void whatEventsSayNothingOfStays() {
        UUID id = filled(1).getFirst();
        TestDatabase.run("update jar set amount = 77, shelf = 'right' where id = ?", id);

        Operator.rebuild(tenant, false);

        assertThat(TestDatabase.texts("select amount || shelf from jar where id = ?", id))
                .containsExactly("11right");
    }

    @Test
    void comparingChangesNothing() {
        UUID id = filled(2).getFirst();
        TestDatabase.run("update jar set amount = 77 where id = ?", id);
        List<String> damaged = JarTables.shown(tenant);

        Map<String, Object> done = Operator.rebuild(tenant, true);

        assertThat(done).containsEntry("differing", 1).containsEntry("corrected", 0);
        assertThat(strings(done.get("examples"))).containsExactly(id.toString());
        assertThat(JarTables.shown(tenant)).isEqualTo(damaged);
    }

    @Test
    void whoeverWasErasedStaysErased() {
        List<UUID> ids = filled(2);
        UUID ana = ids.getFirst();
        handle(ana, new Label("Ana Souza"));
        Work.inTransaction(tenant, () -> keys.destroy(ana));

        Operator.rebuild(tenant, false);

        assertThat(JarTables.shown(tenant))
                .singleElement()
                .asString()
                .startsWith(ids.get(1).toString());
        assertThat(TestDatabase.texts("select label from jar where label is not null and tenant_id = ?", tenant))
                .isEmpty();
    }

    /** All tenants that have events, and nobody had to keep a list of them. */
    @Test
    void everyTenantIsFound() {
        filled(1);

        Operator.asks()
                .body(Map.of("after", before(tenant), "compareOnly", true))
                .post(Operator.PROJECTIONS + "/jar/rebuild")
                .then()
                .statusCode(200);

        assertThat(TestDatabase.texts("select model from rebuild where tenant_id = ?", tenant))
                .containsExactly("jar");
    }

    private static UUID before(UUID one) {
        return new UUID(one.getMostSignificantBits(), one.getLeastSignificantBits() - 1);
    }

    @Test
    void nobodyButTheOperatorMayAsk() {
        String owner = TestTokens.user(tenant).scopes("tenant:write").sign();

        given().get(Operator.PROJECTIONS).then().statusCode(401);
        given().auth().oauth2(owner).get(Operator.PROJECTIONS).then().statusCode(403);
        given().auth()
                .oauth2(owner)
                .contentType(ContentType.JSON)
                .body("{}")
                .post(Operator.PROJECTIONS + "/jar/rebuild")
                .then()
                .statusCode(403);
        Operator.asks()
                .body("{}")
                .post(Operator.PROJECTIONS + "/bowl/rebuild")
                .then()
                .statusCode(404);
    }

    private static List<String> strings(Object list) {
        return ((List<?>) list).stream().map(Object::toString).toList();
    }
}
