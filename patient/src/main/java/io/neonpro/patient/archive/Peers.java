package io.neonpro.patient.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.neonpro.kernel.peer.PeerClients;
import io.neonpro.kernel.peer.Refusal;
import io.neonpro.kernel.peer.RefusedByPeer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.jspecify.annotations.Nullable;

/** What the other services keep about patients, a page after the other. */
@ApplicationScoped
class Peers {

    /** As many as a page may have. */
    private static final int PAGE = 100;

    /** Which keep something about patients. */
    static final List<String> SERVICES = List.of("scheduling", "billing", "notify", "identity");

    private static final int NOT_FOUND = 404;
    private static final int FORBIDDEN = 403;

    private final KeptAppointments appointments;
    private final KeptInvoices invoices;
    private final KeptMessages messages;
    private final KeptAccounts accounts;
    private final Map<String, NotedAccesses> accesses;
    private final Catalogue catalogue;
    private final Staff staff;

    Peers(PeerClients peers) {
        this.appointments = peers.of(KeptAppointments.class);
        this.invoices = peers.of(KeptInvoices.class);
        this.messages = peers.of(KeptMessages.class);
        this.accounts = peers.of(KeptAccounts.class);
        this.accesses = SERVICES.stream()
                .collect(Collectors.toMap(Function.identity(), service -> peers.of(NotedAccesses.class, service)));
        this.catalogue = peers.of(Catalogue.class);
        this.staff = peers.of(Staff.class);
    }

    @Timeout(value = 5, unit = ChronoUnit.SECONDS)
    @Retry(maxRetries = 1, delay = 100, jitter = 50)
    @Bulkhead(value = 10, waitingTaskQueue = 50)
    Uni<JsonNode> appointments(UUID patientId, @Nullable String cursor) {
        return appointments.page(patientId, PAGE, cursor);
    }

    @Timeout(value = 5, unit = ChronoUnit.SECONDS)
    @Retry(maxRetries = 1, delay = 100, jitter = 50)
    @Bulkhead(value = 10, waitingTaskQueue = 50)
    Uni<JsonNode> invoices(UUID patientId, @Nullable String cursor) {
        return invoices.page(patientId, PAGE, cursor);
    }

    @Timeout(value = 5, unit = ChronoUnit.SECONDS)
    @Retry(maxRetries = 1, delay = 100, jitter = 50)
    @Bulkhead(value = 10, waitingTaskQueue = 50)
    Uni<JsonNode> payments(UUID patientId, @Nullable String cursor) {
        return invoices.payments(patientId, PAGE, cursor);
    }

    @Timeout(value = 5, unit = ChronoUnit.SECONDS)
    @Retry(maxRetries = 1, delay = 100, jitter = 50)
    @Bulkhead(value = 10, waitingTaskQueue = 50)
    Uni<JsonNode> messages(UUID patientId, @Nullable String cursor) {
        return messages.page(patientId, PAGE, cursor);
    }

    @Timeout(value = 5, unit = ChronoUnit.SECONDS)
    @Retry(maxRetries = 1, delay = 100, jitter = 50)
    @Bulkhead(value = 10, waitingTaskQueue = 50)
    Uni<JsonNode> preferences(UUID patientId) {
        return messages.preferences(patientId).onFailure(Peers::isUnknown).recoverWithItem(MissingNode::getInstance);
    }

    /** By which account they sign in. */
    @Timeout(value = 5, unit = ChronoUnit.SECONDS)
    @Retry(maxRetries = 1, delay = 100, jitter = 50)
    @Bulkhead(value = 10, waitingTaskQueue = 50)
    Uni<JsonNode> account(UUID patientId) {
        return accounts.account(patientId);
    }

    @Timeout(value = 5, unit = ChronoUnit.SECONDS)
    @Retry(maxRetries = 1, delay = 100, jitter = 50)
    @Bulkhead(value = 10, waitingTaskQueue = 50)
    Uni<JsonNode> securityEvents(UUID patientId, @Nullable String cursor) {
        return accounts.events(patientId, PAGE, cursor);
    }

    /** Who saw or changed something of them in one of the {@link #SERVICES}. */
    @Timeout(value = 5, unit = ChronoUnit.SECONDS)
    @Retry(maxRetries = 1, delay = 100, jitter = 50)
    @Bulkhead(value = 10, waitingTaskQueue = 50)
    Uni<JsonNode> accesses(String service, UUID patientId, @Nullable String cursor) {
        return accesses.get(service).page(patientId, PAGE, cursor);
    }

    /** Nothing for what the caller may not read, or nobody knows. Whoever is away is not asked for each name in vain. */
    @Timeout(value = 2, unit = ChronoUnit.SECONDS)
    @CircuitBreaker(
            requestVolumeThreshold = 4,
            delay = 10,
            delayUnit = ChronoUnit.SECONDS,
            skipOn = RefusedByPeer.class)
    @Bulkhead(value = 10, waitingTaskQueue = 50)
    Uni<JsonNode> named(String kind, String id) {
        return orNothing(catalogue.one(kind, id));
    }

    /** Who works here; nothing for a machine, likewise. */
    @Timeout(value = 2, unit = ChronoUnit.SECONDS)
    @CircuitBreaker(
            requestVolumeThreshold = 4,
            delay = 10,
            delayUnit = ChronoUnit.SECONDS,
            skipOn = RefusedByPeer.class)
    @Bulkhead(value = 10, waitingTaskQueue = 50)
    Uni<JsonNode> colleague(String id) {
        return orNothing(staff.one(id));
    }

    private static Uni<JsonNode> orNothing(Uni<JsonNode> answer) {
        return Refusal.told(answer.onFailure(failure -> isUnknown(failure) || isForbidden(failure))
                .recoverWithItem(MissingNode::getInstance));
    }

    /** As notify has not heard of a patient who was registered a moment ago. */
    private static boolean isUnknown(Throwable failure) {
        return hasStatus(failure, NOT_FOUND);
    }

    private static boolean isForbidden(Throwable failure) {
        return hasStatus(failure, FORBIDDEN);
    }

    private static boolean hasStatus(Throwable failure, int status) {
        return failure instanceof WebApplicationException answer
                && answer.getResponse().getStatus() == status;
    }
}
