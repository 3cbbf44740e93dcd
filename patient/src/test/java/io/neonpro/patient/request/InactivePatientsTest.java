package io.neonpro.patient.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.neonpro.devstack.event.TestEvents;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.neonpro.patient.Api;
import io.neonpro.patient.ServiceTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** People of whom nothing was heard for years are put to the owner, if the tenant says so. */
@ServiceTest
class InactivePatientsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String REQUESTS = "/api/v1/data-subject-requests";

    @Inject
    InactivePatients inactive;

    @Inject
    SubjectRequests requests;

    private final Api api = Api.ofNewTenant();

    @Test
    void whoWasForgottenIsPutToTheOwnerOnce() throws Throwable {
        UUID forgotten = knownFor(6);
        UUID treated = knownFor(6);
        knownFor(4);
        api.register("Ana Souza");
        TestDatabase.run("""
                insert into record_entry (tenant_id, id, patient_id, kind, text, occurred_at, recorded_at)
                values (?, gen_random_uuid(), ?, 'note', 'text', now(), now())
                """, api.tenant(), treated);
        assertThat(found()).as("nothing was said").isEmpty();

        keepForYears(5);

        await().atMost(PATIENCE).until(() -> found().equals(List.of(forgotten)));
        propose(forgotten);
        propose(forgotten);
        Api owner = api.allowedTo("tenant:write patient:read");
        await().atMost(PATIENCE).untilAsserted(() -> owner.get(REQUESTS).body("items", hasSize(1)));
        owner.get(REQUESTS)
                .body("items.patientId", contains(forgotten.toString()))
                .body("items[0].kind", equalTo("erasure"))
                .body("items[0].state", equalTo("open"));
        assertThat(found()).as("asked already").isEmpty();
    }

    private List<UUID> found() {
        return as(() -> inactive.find(10));
    }

    private void propose(UUID patient) {
        as(() -> Transactions.run(() -> requests.propose(patient)));
    }

    private <T> T as(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(
                    () -> Tenancy.runAs(TenantContext.ofEvent(api.tenant()), work));
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void keepForYears(int years) {
        TestEvents.publish(
                "clinic", "io.neonpro.tenant.configuration-changed.v1", api.tenant(), api.tenant(), """
                {"tenantId":"%s","revision":1,"features":{},"billing":{},"branding":{},
                 "compliance":{"inactivePatientYears":%d}}
                """.formatted(
                                api.tenant(), years));
    }

    /** As if they had been registered then: their id says so. */
    private UUID knownFor(int years) {
        long then =
                ZonedDateTime.now(ZoneOffset.UTC).minusYears(years).toInstant().toEpochMilli();
        UUID id = new UUID(then << 16 | 0x7000, UUID.randomUUID().getLeastSignificantBits());
        TestDatabase.run("""
                insert into patient (tenant_id, id, version, name, sort_name, birth_date, language)
                values (?, ?, 1, 'Bia Lima', 'bia lima', '1990-05-01', 'pt-BR')
                """, api.tenant(), id);
        return id;
    }
}
