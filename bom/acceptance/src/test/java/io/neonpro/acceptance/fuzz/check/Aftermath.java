package io.neonpro.acceptance.fuzz.check;

import static org.awaitility.Awaitility.await;

import io.neonpro.acceptance.client.Answer;
import io.neonpro.acceptance.client.Client;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.awaitility.core.ConditionTimeoutException;

/** After a batch: every service that heard of what was stored still answers, and none failed to hear. */
public final class Aftermath {

    private static final int ASKED = 12;
    private static final Duration SETTLING = Duration.ofMinutes(3);
    private static final List<String> WAITING = List.of("neonpro_outbox_waiting", "neonpro_inbox_parked_events");
    private static final List<String> TROUBLE =
            List.of("neonpro_inbox_parked_dead_letters", "neonpro_outbox_failures_total");
    private static final Map<String, List<String>> LISTS = Map.of(
            "clinic", List.of("clinics", "practitioners", "resources", "treatments"),
            "patient", List.of("patients"),
            "scheduling", List.of("appointments"),
            "billing", List.of("invoices", "payments"),
            "notify", List.of("messages"),
            "identity", List.of("users", "memberships"));

    private final List<String> services;
    private final Client operator;
    private Map<String, Double> troubleBefore;

    public Aftermath(List<String> services, Client operator) {
        this.services = services;
        this.operator = operator;
        this.troubleBefore = trouble();
    }

    /**
     * @param known ids by the name of what they are of
     */
    public List<String> faults(Client owner, Function<String, List<String>> known) {
        List<String> faults = new ArrayList<>();
        settle(faults);
        asked(owner, known).forEach((question, service) -> {
            Answer answer = owner.get(service, question);
            if (answer.status() != 200 && !isArchived(answer)) {
                faults.add("afterwards " + service + " GET " + question + " is " + answer.status() + ": "
                        + shortened(answer));
            }
        });
        graph(owner).ifPresentFault(faults);
        Map<String, Double> now = trouble();
        now.forEach((name, value) -> {
            double before = troubleBefore.getOrDefault(name, 0.0);
            if (value > before) {
                faults.add("%s grew from %.0f to %.0f".formatted(name, before, value));
            }
        });
        troubleBefore = now;
        return faults;
    }

    /** The batch may have archived what it began with. */
    private static boolean isArchived(Answer answer) {
        return answer.status() == 422 && answer.text().contains("-archived");
    }

    private void settle(List<String> faults) {
        try {
            await().atMost(SETTLING).until(() -> services.stream().allMatch(service -> waiting(service) == 0));
        } catch (ConditionTimeoutException e) {
            faults.add(
                    "events still wait in an outbox, or behind one that failed, after " + SETTLING.toSeconds() + " s");
        }
    }

    private Map<String, String> asked(Client owner, Function<String, List<String>> known) {
        Map<String, String> questions = new TreeMap<>();
        LISTS.forEach(
                (service, lists) -> lists.forEach(list -> questions.put("/api/v1/" + list + "?limit=100", service)));
        String clinic = known.apply("clinics").getFirst();
        String days = "&from=%s&to=%s"
                .formatted(LocalDate.now().plusDays(2), LocalDate.now().plusDays(8));
        String slots = "/api/v1/slots?clinicId=" + clinic + days + "&treatmentId=";
        String treatment = known.apply("treatments").getFirst();
        questions.put(slots + treatment, "scheduling");
        known.apply("practitioners").stream()
                .filter(id -> owner.get("scheduling", slots + treatment + "&practitionerId=" + id)
                                .status()
                        >= 500)
                .limit(ASKED)
                .forEach(id -> questions.put(slots + treatment + "&practitionerId=" + id, "scheduling"));
        known.apply("treatments").stream()
                .filter(id -> owner.get("scheduling", slots + id).status() >= 500)
                .limit(ASKED)
                .forEach(id -> questions.put(slots + id, "scheduling"));
        questions.put("/api/v1/appointments?clinicId=" + clinic + days, "scheduling");
        return questions;
    }

    private GraphAnswer graph(Client owner) {
        return new GraphAnswer(owner.graph("""
                { patients(first: 20) { edges { node { id name appointments { id start status treatment { name price { amount } }
                  practitioner { name } invoice { status total { amount } } } invoices { id status } messages { id kind status } } } }
                  treatments { edges { node { id name price { amount currency } } } } }
                """, Map.of()));
    }

    private record GraphAnswer(Answer answer) {

        void ifPresentFault(List<String> faults) {
            if (answer.status() != 200 || answer.text().contains("\"errors\"")) {
                faults.add("afterwards the gateway answers " + answer.status() + ": " + shortened(answer));
            }
        }
    }

    private double waiting(String service) {
        return WAITING.stream()
                .flatMap(name -> metrics(service, name).values().stream())
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    private Map<String, Double> trouble() {
        Map<String, Double> all = new TreeMap<>();
        services.forEach(service -> TROUBLE.forEach(name -> all.putAll(metrics(service, name))));
        return all;
    }

    /** By service, name and labels. */
    private Map<String, Double> metrics(String service, String name) {
        Map<String, Double> values = new TreeMap<>();
        operator.get(service, "/q/metrics")
                .expect(200)
                .text()
                .lines()
                .filter(line -> line.startsWith(name))
                .forEach(line -> {
                    int space = line.lastIndexOf(' ');
                    values.put(service + " " + line.substring(0, space), Double.parseDouble(line.substring(space + 1)));
                });
        return values;
    }

    private static String shortened(Answer answer) {
        return answer.text().substring(0, Math.min(answer.text().length(), 400));
    }
}
