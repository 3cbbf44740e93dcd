package io.neonpro.acceptance.fuzz.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.neonpro.acceptance.fuzz.wire.Header;
import io.neonpro.acceptance.fuzz.wire.Message;
import io.neonpro.acceptance.fuzz.wire.Reply;
import io.neonpro.devstack.contract.Answer;
import io.neonpro.devstack.contract.Contract;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every answer is as its service's OpenAPI document says.
 *
 * @param contracts by the name of the service
 */
public record ContractCheck(Map<String, Contract> contracts) implements Check {

    /** They follow from what a document says of others. */
    private static final Set<String> UNDOCUMENTED = Set.of("HEAD", "OPTIONS");

    /** As a document writes them; a slash or a dot more is what the server makes of it. */
    private static final Pattern ADDRESS = Pattern.compile("/api(/[\\w-]+)+");

    /**
     * @param documents by the name of the service
     */
    public static ContractCheck of(Map<String, JsonNode> documents) {
        return new ContractCheck(documents.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, document -> new Contract(document.getValue()))));
    }

    @Override
    public Stream<String> faults(Exchange exchange) {
        Contract contract = contracts.get(exchange.call().service());
        boolean documented =
                contract != null && !UNDOCUMENTED.contains(exchange.sent().method());
        if (!documented || exchange.call().isGraph() || exchange.reply().status() == 0) {
            return Stream.empty();
        }
        return read(exchange.sent().target())
                .filter(uri -> uri.getRawFragment() == null
                        && ADDRESS.matcher(uri.getRawPath()).matches())
                .map(uri -> faults(contract, asked(exchange, uri)))
                .stream()
                .flatMap(List::stream);
    }

    /** A body that is no JSON is told elsewhere, when it is an answer's. */
    private static List<String> faults(Contract contract, io.neonpro.devstack.contract.Exchange asked) {
        try {
            return contract.faults(asked);
        } catch (AssertionError unreadable) {
            return List.of();
        }
    }

    /** What is no address is no operation of a document either. */
    private static Optional<URI> read(String target) {
        try {
            return Optional.of(URI.create("http://localhost" + target));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static io.neonpro.devstack.contract.Exchange asked(Exchange exchange, URI uri) {
        Message sent = exchange.sent();
        Reply reply = exchange.reply();
        Map<String, List<String>> headers = reply.headers().stream()
                .collect(Collectors.groupingBy(
                        header -> header.name().toLowerCase(Locale.ROOT),
                        Collectors.mapping(Header::value, Collectors.toList())));
        return new io.neonpro.devstack.contract.Exchange(
                sent.method(),
                uri,
                Optional.of(sent.text()).filter(text -> !text.isEmpty()),
                new Answer(reply.status(), HttpHeaders.of(headers, (name, value) -> true), reply.body()));
    }
}
