package io.neonpro.acceptance.fuzz.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.neonpro.acceptance.fuzz.make.Calls;
import io.neonpro.acceptance.fuzz.make.Role;
import io.neonpro.acceptance.fuzz.wire.Header;
import io.neonpro.acceptance.fuzz.wire.Message;
import io.neonpro.acceptance.fuzz.wire.Reply;
import io.neonpro.acceptance.fuzz.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What was stored can be read again where it was stored: by REST, and as an entity of GraphQL. */
public final class Readback {

    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH");
    private static final Set<String> ABSENCES = Set.of("not-found", "erased");
    private static final String OWN = "/api/v1/me(/.*)?";
    private static final Pattern ADDRESS = Pattern.compile("(/api/v1/([a-z-]+)/([0-9a-f-]{36}))(/.*)?");

    private final Calls calls;
    private final Wire wire;
    private final Function<Role, String> ownersToken;

    /**
     * @param ownersToken of the owner of the group that somebody in a role belongs to
     */
    public Readback(Calls calls, Wire wire, Function<Role, String> ownersToken) {
        this.calls = calls;
        this.wire = wire;
        this.ownersToken = ownersToken;
    }

    public Stream<String> faults(Exchange exchange) {
        boolean stored =
                exchange.reply().isGood() && WRITES.contains(exchange.sent().method());
        if (!stored || exchange.call().isGraph()) {
            return Stream.empty();
        }
        List<String> faults = new ArrayList<>();
        address(exchange).ifPresent(address -> {
            Reply again = read(exchange, address);
            boolean created = exchange.reply().status() == 201;
            boolean gone = again.status() == 404 || again.status() == 410;
            if (again.status() != 200 && (created || !gone)) {
                faults.add("what it stored is read as status " + again.status());
            }
            differs(exchange.reply(), again).ifPresent(faults::add);
            faults.addAll(entity(exchange, address));
        });
        return faults.stream();
    }

    /** Where the thing can be read: where it was said to be, or where it was written. */
    private Optional<String> address(Exchange exchange) {
        String location = exchange.reply().header("Location").replaceFirst("^https?://[^/]+", "");
        String target = exchange.sent().target().replaceAll("[?#].*", "");
        return Stream.of(location, target, target.replaceFirst("/[a-z-]+$", ""))
                .filter(address -> calls.canBeRead(exchange.call().service(), address))
                .findFirst();
    }

    private Reply read(Exchange exchange, String address) {
        return wire.send(message(exchange, "GET", address, ""));
    }

    private static Optional<String> differs(Reply stored, Reply again) {
        Optional<JsonNode> before = stored.json();
        Optional<JsonNode> after = again.json();
        boolean same = before.isPresent()
                && after.isPresent()
                && again.status() == 200
                && before.get().has("id")
                && before.get().has("version")
                && before.get().path("id").equals(after.get().path("id"))
                && before.get().path("version").equals(after.get().path("version"));
        return same && !before.equals(after) ? Optional.of("what it answered is not what is read") : Optional.empty();
    }

    private List<String> entity(Exchange exchange, String address) {
        Matcher matched = ADDRESS.matcher(address);
        if (!matched.matches()) {
            return List.of();
        }
        return calls.entityQuery(exchange.call().service(), matched.group(2), matched.group(3)).stream()
                .map(query -> wire.send(message(exchange, "POST", "/graphql", query)))
                .filter(reply -> reply.status() != 200
                        || reply.json().filter(json -> !json.has("errors")).isEmpty())
                .filter(reply ->
                        ABSENCES.stream().noneMatch(absence -> reply.body().contains('"' + absence + '"')))
                .map(reply ->
                        "what it stored is read by GraphQL as " + reply.status() + " " + GraphChecks.errors(reply))
                .toList();
    }

    private Header owners(Exchange exchange) {
        return new Header(
                "Authorization", "Bearer " + ownersToken.apply(exchange.call().role()));
    }

    /** What is somebody's own nobody else reads. */
    private static Header own(Exchange exchange) {
        return exchange.sent().headers().stream()
                .filter(header -> header.name().equalsIgnoreCase("Authorization"))
                .findFirst()
                .orElseThrow();
    }

    private Message message(Exchange exchange, String method, String target, String body) {
        List<Header> headers = new ArrayList<>();
        headers.add(target.matches(OWN) ? own(exchange) : owners(exchange));
        headers.add(new Header("Content-Type", "application/json"));
        String position = exchange.reply().header("Consistency-Token");
        if (!position.isEmpty()) {
            headers.add(new Header("Consistency-Token", position));
        }
        return new Message(exchange.call().service(), method, target, headers, body.getBytes(StandardCharsets.UTF_8));
    }
}
