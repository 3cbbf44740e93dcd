package io.neonpro.acceptance.contract;

import io.neonpro.acceptance.client.Addresses;
import io.neonpro.acceptance.client.Client;
import io.neonpro.acceptance.client.Exchange;
import io.neonpro.devstack.contract.Answer;
import io.neonpro.devstack.contract.Contract;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The contracts of the running services: fails a test whose exchange breaks one. */
public final class Contracts {

    private static final Set<String> SERVICES =
            Set.of("patient", "scheduling", "clinic", "billing", "notify", "identity");

    private final Map<String, Contract> known = new ConcurrentHashMap<>();
    private final Client reader;

    /**
     * @param addresses of the services, unwatched
     */
    public Contracts(Addresses addresses) {
        reader = Client.stranger(addresses);
    }

    /**
     * @throws AssertionError naming everything that is not as documented
     */
    public void check(Exchange exchange) {
        if (SERVICES.contains(exchange.program()) && Contract.covers(exchange.path())) {
            List<String> faults =
                    known.computeIfAbsent(exchange.program(), this::read).faults(asDocumented(exchange));
            if (!faults.isEmpty()) {
                throw new AssertionError("%s breaks its contract: %s %s %s%n%s"
                        .formatted(
                                exchange.program(),
                                exchange.method(),
                                exchange.path(),
                                String.join("; ", faults),
                                exchange.answer().text()));
            }
        }
    }

    private static io.neonpro.devstack.contract.Exchange asDocumented(Exchange exchange) {
        var answer = exchange.answer();
        return new io.neonpro.devstack.contract.Exchange(
                exchange.method(),
                exchange.uri(),
                exchange.body(),
                new Answer(answer.status(), answer.headers(), answer.text()));
    }

    private Contract read(String service) {
        return new Contract(
                reader.get(service, "/q/openapi?format=json").expect(200).json());
    }
}
