package io.neonpro.kernel.rate;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.data.Interlude;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.tenancy.ClinicScope;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(DevstackResource.class)
class PaceTest {

    private static final int BURST = 30;

    @Inject
    Pace pace;

    private final TenantContext patient = new TenantContext(
            Ids.next(), Optional.empty(), ClinicScope.ALL, Optional.empty(), Optional.of(Ids.next()), Set.of());

    /** Which is nothing that the patient does. */
    @Test
    void aChangeCountsOnceHoweverOftenItsTransactionBegins() {
        List<String> changes = Stream.generate(this::change).limit(BURST).toList();

        assertThat(changes).hasSize(BURST).containsOnly("yes");
    }

    private String change() {
        return Work.await(() -> Tenancy.runAs(
                patient,
                () -> Interlude.between(() -> Transactions.run(() -> pace.require("tests", "Too often.")
                        .chain(() ->
                                Interlude.ask("open?", () -> Uni.createFrom().item("yes")))))));
    }
}
