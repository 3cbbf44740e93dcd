package io.neonpro.kernel.web.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.data.Purge;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(DevstackResource.class)
class AnswerRetentionTest {

    @Inject
    Purge purge;

    private final UUID tenant = Ids.next();

    @Test
    void answersAreForgottenAfterADay() {
        store("old", "25 hours");
        store("young", "23 hours");

        Work.await(purge::run);

        assertThat(keys()).isEqualTo("young");
    }

    private void store(String key, String age) {
        Work.execute(tenant, """
                insert into idempotency (tenant_id, actor, key, request, status, location, etag, created_at)
                values ($1, $1, $2, sha256(''), 200, '', '', now() - cast(cast($3 as text) as interval))
                """, tenant, key, age);
    }

    private String keys() {
        return Work.ask(tenant, String.class, "select string_agg(key, ',') from idempotency");
    }
}
