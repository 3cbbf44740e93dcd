package io.neonpro.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.contracts.clinic.CatalogueEvent.ClinicChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.PractitionerChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.TreatmentChanged;
import io.neonpro.contracts.clinic.Requirements;
import io.neonpro.contracts.patient.PatientEvent.Erased;
import io.neonpro.contracts.patient.PatientEvent.Registered;
import io.neonpro.contracts.patient.PatientEvent.Updated;
import io.neonpro.devstack.event.TestEvents;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.kernel.value.Money;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Of what others own the newest stays, whatever arrives last. */
@ServiceTest
class CopiesTest {

    private static final String CLINIC = "select name from clinic where tenant_id = ?";
    private static final String TREATMENT = "select name from treatment where tenant_id = ?";
    private static final String PRACTITIONER = "select name from practitioner where tenant_id = ?";
    private static final String CONTACT = "select email from contact where tenant_id = ?";
    private static final String ERASED = "select cast(erased as text) from contact where tenant_id = ?";

    private final Group group = Group.open();

    @Test
    void clinics() {
        newestFirst(group.clinic, clinic(3, "new"), clinic(2, "old"));

        assertThat(kept(CLINIC)).isEqualTo("new");
    }

    @Test
    void treatments() {
        newestFirst(group.treatment, treatment(3, "new"), treatment(2, "old"));

        assertThat(kept(TREATMENT)).isEqualTo("new");
    }

    @Test
    void practitioners() {
        newestFirst(group.practitioner, practitioner(3, "new"), practitioner(2, "old"));

        assertThat(kept(PRACTITIONER)).isEqualTo("new");
    }

    /** A patient's data has no revision of its own: the stream's version tells. */
    @Test
    void contacts() {
        UUID patient = UUID.randomUUID();
        group.heard(group.tell("patient", patient, new Registered(patient, "Ana", "first@a.example", "en"), 1L));
        group.heard(group.tell("patient", patient, new Updated(patient, "Ana", "new@a.example", "en"), 3L));

        group.heard(group.tell("patient", patient, new Updated(patient, "Ana", "old@a.example", "en"), 2L));

        assertThat(kept(CONTACT)).isEqualTo("new@a.example");
    }

    @Test
    void contactsOfTheErased() {
        UUID patient = UUID.randomUUID();
        group.heard(group.tell("patient", patient, new Erased(patient), 3L));

        group.heard(group.tell("patient", patient, new Updated(patient, "Ana", "old@a.example", "en"), 2L));

        assertThat(kept(ERASED)).isEqualTo("true");
        assertThat(TestEvents.heard("notify", patient, types -> !types.isEmpty()))
                .containsExactly("io.neonpro.erasure.forgotten.v1");
    }

    private void newestFirst(UUID key, Object newest, Object older) {
        group.heard(group.tell("clinic", key, newest));
        group.heard(group.tell("clinic", key, older));
    }

    private String kept(String statement) {
        return TestDatabase.text(statement, group.tenant);
    }

    private ClinicChanged clinic(long revision, String name) {
        return new ClinicChanged(group.clinic, revision, name, ZoneId.of("America/Sao_Paulo"), null, false);
    }

    private TreatmentChanged treatment(long revision, String name) {
        return new TreatmentChanged(
                group.treatment,
                revision,
                name,
                30,
                0,
                Money.zero("BRL"),
                new Requirements(List.of(), List.of(), List.of()),
                false);
    }

    private PractitionerChanged practitioner(long revision, String name) {
        return new PractitionerChanged(group.practitioner, revision, name, "nurse", List.of(), false);
    }
}
