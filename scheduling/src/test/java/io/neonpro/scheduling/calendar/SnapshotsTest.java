package io.neonpro.scheduling.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.contracts.clinic.CatalogueEvent.ClinicChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.ResourceChanged;
import io.neonpro.contracts.clinic.ResourceKind;
import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.value.Ids;
import io.neonpro.scheduling.BriefHolds;
import io.neonpro.scheduling.Group;
import io.neonpro.scheduling.Rows;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(BriefHolds.class)
@WithTestResource(DevstackResource.class)
class SnapshotsTest {

    @Test
    void anOlderSnapshotChangesNothingWheneverItArrives() {
        Group group = Group.open();
        UUID clinic = Ids.next();
        group.tell(clinic, clinic(clinic, 5, "America/Manaus"));
        group.tell(clinic, clinic(clinic, 4, "America/Belem"));
        UUID marker = Ids.next();
        group.tell(clinic, clinic(clinic, 6, "America/Recife"));
        group.tell(clinic, clinic(clinic, 3, "America/Belem"));
        group.tell(clinic, new ResourceChanged(marker, 1, clinic, "S", ResourceKind.ROOM, null, false));

        group.settledBy(marker);

        assertThat(Rows.list("select timezone from clinic where tenant_id = ? and id = ?", group.tenant, clinic))
                .containsExactly(List.of("America/Recife"));
    }

    private static ClinicChanged clinic(UUID id, long revision, String zone) {
        return new ClinicChanged(id, revision, "Norte", ZoneId.of(zone), null, false);
    }
}
