package io.neonpro.patient.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neonpro.kernel.audit.Audited;
import io.neonpro.kernel.tenancy.ClinicScope;
import io.neonpro.kernel.web.problem.ProblemException;
import io.neonpro.patient.consent.ConsentReader;
import io.neonpro.patient.patient.PatientDirectory;
import io.neonpro.patient.record.RecordReader;
import io.neonpro.patient.request.RequestLog;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Finds all that is kept about a person, a page after the other as they are written. */
@ApplicationScoped
class Sections {

    private static final Logger LOG = Logger.getLogger(Sections.class);

    /** Of one kind; nobody has so many of anything, and nobody waits for more. */
    private static final int MAX_PAGES = 1_000;

    private static final int PAGE = 100;

    private final PatientDirectory directory;
    private final RecordReader records;
    private final ConsentReader consents;
    private final RequestLog requests;
    private final Accesses accesses;
    private final Peers peers;
    private final ObjectMapper mapper;

    Sections(
            PatientDirectory directory,
            RecordReader records,
            ConsentReader consents,
            RequestLog requests,
            Accesses accesses,
            Peers peers,
            ObjectMapper mapper) {
        this.directory = directory;
        this.records = records;
        this.consents = consents;
        this.requests = requests;
        this.accesses = accesses;
        this.peers = peers;
        this.mapper = mapper;
    }

    /**
     * In the order of the archive; of the others, the first page is read before anything is written. What one clinic knows
     * would not be all, so it is for who sees the whole group.
     *
     * @return fails with {@code not-found}, or with 503 when somebody does not answer
     */
    @Audited(value = "patient.export-archive", isChange = true)
    Uni<List<Section>> of(UUID patientId) {
        ClinicScope.current().requireAll();
        List<Function<String, Uni<JsonNode>>> logs = accesses.logs(patientId);
        return Uni.combine()
                .all()
                .unis(
                        directory.get(patientId),
                        gathered(peers.preferences(patientId)),
                        gathered(peers.appointments(patientId, null)),
                        gathered(peers.invoices(patientId, null)),
                        gathered(peers.payments(patientId, null)),
                        gathered(peers.messages(patientId, null)),
                        gathered(peers.account(patientId)),
                        gathered(peers.securityEvents(patientId, null)),
                        gathered(first(logs)))
                .with((patient, preferences, appointments, invoices, payments, messages, account, security, accesses) ->
                        List.of(
                                new Section("patient", Category.IDENTIFICATION, one(mapper.valueToTree(patient))),
                                new Section("preferences", Category.PREFERENCE, one(preferences)),
                                new Section("records", Category.RECORD, all(records.all(patientId))),
                                new Section("consents", Category.CONSENT, all(consents.all(patientId))),
                                new Section("requests", Category.REQUEST, all(requests.of(patientId))),
                                new Section(
                                        "appointments",
                                        Category.APPOINTMENT,
                                        paged(appointments, next -> peers.appointments(patientId, next))),
                                new Section(
                                        "invoices",
                                        Category.INVOICE,
                                        paged(invoices, next -> peers.invoices(patientId, next))),
                                new Section(
                                        "payments",
                                        Category.PAYMENT,
                                        paged(payments, next -> peers.payments(patientId, next))),
                                new Section(
                                        "messages",
                                        Category.MESSAGE,
                                        paged(messages, next -> peers.messages(patientId, next))),
                                new Section("account", Category.ACCOUNT, parts(account, "accounts", "invitations")),
                                new Section("sessions", Category.SESSION, parts(account, "sessions")),
                                new Section(
                                        "security-events",
                                        Category.SECURITY_EVENT,
                                        paged(security, next -> peers.securityEvents(patientId, next))),
                                new Section("accesses", Category.ACCESS, paged(accesses, logs))));
    }

    /** The first page of each. */
    private static Uni<List<JsonNode>> first(List<Function<String, Uni<JsonNode>>> logs) {
        return Uni.join()
                .all(logs.stream().map(log -> log.apply(null)).toList())
                .andFailFast();
    }

    private static Multi<JsonNode> paged(List<JsonNode> first, List<Function<String, Uni<JsonNode>>> logs) {
        return Multi.createBy()
                .concatenating()
                .streams(IntStream.range(0, logs.size())
                        .mapToObj(i -> paged(first.get(i), logs.get(i)))
                        .toList());
    }

    private static Multi<JsonNode> one(JsonNode thing) {
        return thing.isMissingNode()
                ? Multi.createFrom().empty()
                : Multi.createFrom().item(thing);
    }

    /** A page for each of its lists in which there is something. */
    private static Multi<JsonNode> parts(JsonNode thing, String... names) {
        return Multi.createFrom().items(names).map(thing::path).select().where(part -> !part.isEmpty());
    }

    private <T> Multi<JsonNode> all(Uni<List<T>> things) {
        return things.onItem()
                .transformToMulti(list -> Multi.createFrom().iterable(chunks(list)))
                .<JsonNode>map(mapper::valueToTree);
    }

    private static <T> List<List<T>> chunks(List<T> list) {
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < list.size(); from += PAGE) {
            chunks.add(list.subList(from, Math.min(list.size(), from + PAGE)));
        }
        return chunks;
    }

    private static Multi<JsonNode> paged(JsonNode first, Function<String, Uni<JsonNode>> page) {
        Multi<JsonNode> others = next(first) == null ? Multi.createFrom().empty() : after(first, page);
        return Multi.createBy()
                .concatenating()
                .streams(Multi.createFrom().item(first), others)
                .map(told -> told.path("items"))
                .select()
                .where(items -> !items.isEmpty());
    }

    private static Multi<JsonNode> after(JsonNode first, Function<String, Uni<JsonNode>> page) {
        return Multi.createBy()
                .repeating()
                .uni(
                        () -> new AtomicReference<String>(next(first)),
                        cursor -> gathered(page.apply(cursor.get())).invoke(told -> cursor.set(next(told))))
                .whilst(told -> next(told) != null)
                .select()
                .first(MAX_PAGES);
    }

    /** Whoever does not answer fails the whole: an archive that lacks something would say that it is not there. */
    private static <T> Uni<T> gathered(Uni<T> answer) {
        return answer.onFailure()
                .invoke(failure -> LOG.warnf("A part of an archive is missing: %s", failure))
                .onFailure()
                .transform(failure -> ProblemException.unavailable("Not all that is kept can be gathered right now."));
    }

    private static @Nullable String next(JsonNode page) {
        return page.path("next").textValue();
    }
}
