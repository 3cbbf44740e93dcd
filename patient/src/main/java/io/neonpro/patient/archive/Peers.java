package io.neonpro.patient.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.neonpro.kernel.peer.PeerClients;
import io.neonpro.kernel.peer.PeerGuard;
import io.neonpro.kernel.peer.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    private final Map<String, PeerGuard> pages = SERVICES.stream()
            .collect(Collectors.toMap(
                    Function.identity(),
                    service -> PeerGuard.of("pages-of-" + service, Duration.ofSeconds(5))
                            .atOnce(10, 50)
                            .again(1, Duration.ofMillis(100))
                            .build()));
    private final PeerGuard things = ofNames("things");
    private final PeerGuard people = ofNames("people");

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

    Uni<JsonNode> appointments(UUID patientId, @Nullable String cursor) {
        return pages.get("scheduling").ask(() -> appointments.page(patientId, PAGE, cursor));
    }

    Uni<JsonNode> invoices(UUID patientId, @Nullable String cursor) {
        return pages.get("billing").ask(() -> invoices.page(patientId, PAGE, cursor));
    }

    Uni<JsonNode> payments(UUID patientId, @Nullable String cursor) {
        return pages.get("billing").ask(() -> invoices.payments(patientId, PAGE, cursor));
    }

    Uni<JsonNode> messages(UUID patientId, @Nullable String cursor) {
        return pages.get("notify").ask(() -> messages.page(patientId, PAGE, cursor));
    }

    Uni<JsonNode> preferences(UUID patientId) {
        return pages.get("notify")
                .ask(() -> messages.preferences(patientId)
                        .onFailure(Peers::isUnknown)
                        .recoverWithItem(MissingNode::getInstance));
    }

    /** By which account they sign in. */
    Uni<JsonNode> account(UUID patientId) {
        return pages.get("identity").ask(() -> accounts.account(patientId));
    }

    Uni<JsonNode> securityEvents(UUID patientId, @Nullable String cursor) {
        return pages.get("identity").ask(() -> accounts.events(patientId, PAGE, cursor));
    }

    /** Who saw or changed something of them in one of the {@link #SERVICES}. */
    Uni<JsonNode> accesses(String service, UUID patientId, @Nullable String cursor) {
        return pages.get(service).ask(() -> accesses.get(service).page(patientId, PAGE, cursor));
    }

    /** Nothing for what the caller may not read, or nobody knows. Whoever is away is not asked for each name in vain. */
    Uni<JsonNode> named(String kind, String id) {
        return things.ask(() -> orNothing(catalogue.one(kind, id)));
    }

    /** Who works here; nothing for a machine, likewise. */
    Uni<JsonNode> colleague(String id) {
        return people.ask(() -> orNothing(staff.one(id)));
    }

    private static PeerGuard ofNames(String name) {
        return PeerGuard.of(name, Duration.ofSeconds(2))
                .atOnce(10, 50)
                .resting(4, Duration.ofSeconds(10))
                .build();
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
