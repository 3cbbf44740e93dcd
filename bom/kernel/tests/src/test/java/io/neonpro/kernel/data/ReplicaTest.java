package io.neonpro.kernel.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.neonpro.kernel.IsolatedTest;
import io.neonpro.kernel.tenancy.Work;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a reader sees whose replica is behind, and who answers. */
@IsolatedTest
class ReplicaTest extends ReplicatedTest {

    @Test
    void aReaderWithTheTokenOfAWriteSeesIt() {
        stack.replica().pauseReplay();
        String token = write().header(TOKEN);

        long seen = seen(api.request().header(TOKEN, token));

        assertThat(seen).isEqualTo(1);
    }

    @Test
    void aReaderWithoutATokenMaySeeThePast() {
        stack.replica().pauseReplay();
        ReplicaRotation patient = rotationWithTheReplica(Duration.ofHours(1));
        write();

        List<Long> seen = seenBy(new Reads(primary, pools, patient));

        assertThat(seen).containsExactly(0L);
    }

    /** X1: that something does not exist is not for a replica to say. */
    @Test
    void whatTheReplicaDoesNotKnowThePrimaryIsAskedFor() {
        stack.replica().pauseReplay();
        ReplicaRotation patient = rotationWithTheReplica(Duration.ofHours(1));
        write();
        Reads reads = new Reads(primary, pools, patient);
        String sql = "select tenant_id from inbox where tenant_id = $1";

        List<UUID> listed = Work.of(tenant, () -> reads.list(sql, Tuple.of(tenant), row -> row.getUUID(0)));
        Optional<UUID> sought = Work.of(tenant, () -> reads.find(sql, Tuple.of(tenant), row -> row.getUUID(0)));

        assertThat(listed).isEmpty();
        assertThat(sought).contains(tenant);
    }

    /** A position of before a failover means nothing after it. */
    @Test
    void aTokenOfAnotherTimelineIsAnsweredByThePrimary() {
        stack.replica().pauseReplay();
        write();

        long seen = seen(api.request().header(TOKEN, "kernel=FF-0/1"));

        assertThat(seen).isEqualTo(1);
    }

    /** RFC 9110, 5.3 */
    @Test
    void aTokenMayBeOnAnyLineOfItsHeader() {
        stack.replica().pauseReplay();
        String token = write().header(TOKEN);

        long seen = seen(api.request().header(TOKEN, "billing=1-0/1").header(TOKEN, token));

        assertThat(seen).isEqualTo(1);
    }

    @Test
    void aTokenMayBeBehindManyOthers() {
        stack.replica().pauseReplay();
        String token = write().header(TOKEN);

        long seen = seen(api.request().header(TOKEN, "billing=1-0/1,".repeat(100) + token));

        assertThat(seen).isEqualTo(1);
    }

    @Test
    void aTokenThatIsTooLongToBeReadIsRefused() {
        api.request()
                .header(TOKEN, "billing=1-0/1,".repeat(200))
                .header(TOKEN, "billing=1-0/1,".repeat(200))
                .get("/api/v1/notes")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-input"))
                .body("errors[0].field", equalTo(TOKEN));
    }

    @Test
    void aTokenNamesTheTimeline() {
        assertThat(write().header(TOKEN)).matches("kernel=1-[0-9A-F]+/[0-9A-F]+");
    }
}
