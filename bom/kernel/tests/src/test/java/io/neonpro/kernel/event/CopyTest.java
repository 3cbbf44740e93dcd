package io.neonpro.kernel.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of a copy the newest stays, whatever arrives last. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
class CopyTest {

    private static final Copy GUARDED = Copy.of("copied", List.of("id"), List.of("name"));

    private static final TenantStatement NAME =
            new TenantStatement("select name from copied where tenant_id = $1 and id = $2");

    private final UUID tenant = Ids.next();
    private final UUID id = Ids.next();

    @BeforeEach
    void makeTable() {
        TestDatabase.run("drop table if exists copied");
        TestDatabase.run("""
                create table copied (tenant_id uuid not null, revision bigint not null, id uuid not null, name text,
                                     primary key (tenant_id, id))
                """);
        TestDatabase.run("call tenant_table('copied')");
    }

    @Test
    void anOlderOneIsNoNewsAndChangesNothing() {
        assertThat(keep(GUARDED, 2)).isTrue();

        assertThat(keep(GUARDED, 1)).isFalse();

        assertThat(name()).contains("2");
    }

    @Test
    void inWhateverOrderTheyComeTheNewestStays() {
        long seed = System.nanoTime();
        List<Integer> revisions = IntStream.rangeClosed(1, 20).boxed().collect(Collectors.toList());
        Collections.shuffle(revisions, new Random(seed));

        revisions.forEach(revision -> keep(GUARDED, revision));

        assertThat(name()).as("seed " + seed).contains("20");
    }

    /** What the condition is for. */
    @Test
    void withoutTheGuardTheLastToArriveWouldStay() {
        Copy unguarded = new Copy(GUARDED.sql().replaceAll("where copied.revision < excluded.revision", ""));
        keep(unguarded, 2);

        keep(unguarded, 1);

        assertThat(name()).contains("1");
    }

    @Test
    void anotherTenantsCopyIsItsOwn() {
        UUID other = Ids.next();
        keep(GUARDED, 2);

        Work.inTransaction(other, () -> GUARDED.keep(1, id, "theirs"));

        assertThat(name()).contains("2");
        assertThat(Work.inTransaction(other, () -> NAME.find(row -> row.getString(0), id)))
                .contains("theirs");
    }

    private boolean keep(Copy copy, int revision) {
        return Work.inTransaction(tenant, () -> copy.keep(revision, id, Integer.toString(revision)));
    }

    private Optional<String> name() {
        return Work.inTransaction(tenant, () -> NAME.find(row -> row.getString(0), id));
    }
}
