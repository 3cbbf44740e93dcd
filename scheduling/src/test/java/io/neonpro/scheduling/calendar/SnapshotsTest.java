package io.neonpro.scheduling.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.contracts.clinic.CatalogueEvent.ClinicChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.HoursChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.PractitionerChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.ResourceChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.TreatmentChanged;
import io.neonpro.contracts.clinic.HoursException;
import io.neonpro.contracts.clinic.HoursSubject;
import io.neonpro.contracts.clinic.Requirements;
import io.neonpro.contracts.clinic.ResourceKind;
import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.kernel.value.Ids;
import io.neonpro.kernel.value.Money;
import io.neonpro.scheduling.BriefHolds;
import io.neonpro.scheduling.Group;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.LocalDate;
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

        assertThat(TestDatabase.rows(
                        "select timezone from clinic where tenant_id = ? and id = ?", group.tenant, clinic))
                .containsExactly(List.of("America/Recife"));
    }

    /** Of each kind, and each time the newest comes first. */
    @Test
    void ofNothingThatIsCopiedAnOlderSnapshotStays() {
        Group group = Group.open();
        UUID practitioner = Ids.next();
        UUID room = Ids.next();
        UUID treatment = Ids.next();
        UUID marker = Ids.next();
        for (int revision : List.of(5, 4)) {
            String name = "r" + revision;
            group.tell(practitioner, new PractitionerChanged(practitioner, revision, "Bia", name, List.of(), false));
            group.tell(
                    practitioner,
                    new ResourceChanged(room, revision, group.clinic, "S", ResourceKind.DEVICE, name, false));
            group.tell(practitioner, treatment(treatment, revision));
            group.tell(
                    practitioner,
                    new HoursChanged(
                            practitioner,
                            revision,
                            HoursSubject.PRACTITIONER,
                            group.clinic,
                            List.of(),
                            List.of(new HoursException(LocalDate.of(2030, 1, revision), true, null, null))));
        }
        group.tell(practitioner, new ResourceChanged(marker, 1, group.clinic, "S", ResourceKind.ROOM, null, false));

        group.settledBy(marker);

        assertThat(newest("select category from practitioner where tenant_id = ? and id = ?", group, practitioner))
                .isEqualTo("r5");
        assertThat(newest("select device_type from resource where tenant_id = ? and id = ?", group, room))
                .isEqualTo("r5");
        assertThat(newest("select duration_minutes from treatment where tenant_id = ? and id = ?", group, treatment))
                .isEqualTo(5);
        assertThat(newest(
                        "select exceptions -> 0 ->> 'date' from hours where tenant_id = ? and subject_id = ?",
                        group,
                        practitioner))
                .isEqualTo("2030-01-05");
    }

    private static Object newest(String sql, Group group, UUID id) {
        return TestDatabase.rows(sql, group.tenant, id).getFirst().getFirst();
    }

    private static TreatmentChanged treatment(UUID id, int revision) {
        return new TreatmentChanged(
                id,
                revision,
                "Peeling",
                revision,
                0,
                Money.zero("BRL"),
                new Requirements(List.of(), List.of(), List.of()),
                false);
    }

    private static ClinicChanged clinic(UUID id, long revision, String zone) {
        return new ClinicChanged(id, revision, "Norte", ZoneId.of(zone), null, false);
    }
}
