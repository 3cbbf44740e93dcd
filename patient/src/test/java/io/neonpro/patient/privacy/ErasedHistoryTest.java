package io.neonpro.patient.privacy;

import static io.neonpro.patient.Api.PATIENTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.event.Aggregate;
import io.neonpro.kernel.event.Aggregates;
import io.neonpro.kernel.event.Change;
import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.event.Fold;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.neonpro.patient.Api;
import io.neonpro.patient.ServiceTest;
import io.neonpro.patient.patient.Patient;
import io.neonpro.patient.patient.PatientCommand;
import io.neonpro.patient.patient.PatientEvent;
import io.neonpro.patient.patient.PatientRules;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the event store tells of somebody, before and after they were erased. */
@ServiceTest
class ErasedHistoryTest {

    private static final String PATIENT = PATIENTS + "/{id}";

    private static final Fold<Patient> FOLD = Fold.of(2, Patient.class);

    @Inject
    Aggregates aggregates;

    private final Api api = Api.ofNewTenant();
    private UUID patient;

    @BeforeEach
    void registerSomebody() {
        patient = api.register("Ana Souza");
    }

    @Test
    void storedEventsDoNotShowWhomTheyAreAbout() {
        assertThat(storedEvents())
                .singleElement()
                .asString()
                .contains("sealed")
                .doesNotContain("Ana")
                .doesNotContain("1990");
    }

    @Test
    void historyIsReadableUntilThePersonIsErasedAndReplaysAfterwards() throws Throwable {
        api.patch(PATIENT, Map.of("name", "Ana Lima"), patient).statusCode(200);
        Patient before = replayed();

        api.post(PATIENT + "/erase", "", patient).statusCode(204);

        assertThat(before)
                .isInstanceOfSatisfying(
                        Patient.Registered.class,
                        ana -> assertThat(ana.details().name().text()).isEqualTo("Ana Lima"));
        assertThat(replayed()).isEqualTo(new Patient.Erased());
        assertThat(storedEvents()).hasSize(3);
        assertThat(keysLeft()).containsOnlyNulls();
    }

    @Test
    void aLongHistoryIsReadFromASealedSnapshotThatGoesWithThePerson() throws Throwable {
        for (int i = 0; i < 60; i++) {
            api.patch(PATIENT, Map.of("name", i % 2 == 0 ? "Ana Lima" : "Ana Souza"), patient)
                    .statusCode(200);
        }

        assertThat(snapshots())
                .singleElement()
                .asString()
                .contains("sealed")
                .doesNotContain("Ana")
                .doesNotContain("1990");
        assertThat(load(patients().keepingSnapshots(FOLD))).isEqualTo(load(patients()));
        TestDatabase.run("update snapshot set version = 1000 where stream = ?", patient);
        assertThat(load(patients().keepingSnapshots(FOLD)).version())
                .as("it is what is read")
                .isEqualTo(1000);
        TestDatabase.run("update snapshot set version = 50 where stream = ?", patient);

        api.post(PATIENT + "/erase", "", patient).statusCode(204);

        assertThat(snapshots()).isEmpty();
        assertThat(load(patients().keepingSnapshots(FOLD)).state()).isEqualTo(new Patient.Erased());
    }

    private Patient replayed() throws Throwable {
        return load(patients()).state();
    }

    private Aggregate<PatientCommand, Patient, PatientEvent> patients() {
        return aggregates.of("patient", new PatientRules(), EventFamily.of(PatientEvent.class));
    }

    private Change<Patient, PatientEvent> load(Aggregate<PatientCommand, Patient, PatientEvent> patients)
            throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> Tenancy.runAs(
                TenantContext.ofEvent(api.tenant()), () -> Transactions.run(() -> patients.load(patient))));
    }

    private List<String> snapshots() {
        return TestDatabase.texts("select data from snapshot where stream = ?", patient);
    }

    private List<String> storedEvents() {
        return TestDatabase.texts("select data from event where stream = ?", patient);
    }

    private List<String> keysLeft() {
        return TestDatabase.texts("select wrapped_key from subject_key where subject_id = ?", patient);
    }
}
