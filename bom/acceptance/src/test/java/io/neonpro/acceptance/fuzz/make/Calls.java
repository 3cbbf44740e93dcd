package io.neonpro.acceptance.fuzz.make;

import com.fasterxml.jackson.databind.JsonNode;
import io.neonpro.acceptance.client.Client;
import io.neonpro.acceptance.tenancy.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Every call there is: which one comes at a number is decided by the seed. */
public final class Calls {

    private static final int GRAPH_PERCENT = 25;

    private static final Map<String, String> ENTITIES = Map.of(
            "clinics", "Clinic",
            "practitioners", "Practitioner",
            "resources", "Resource",
            "treatments", "Treatment",
            "patients", "Patient",
            "appointments", "Appointment",
            "invoices", "Invoice",
            "messages", "Message",
            "users", "User");

    private final List<Operation> operations;
    private final List<String> sdl;
    private final List<Subgraph> subgraphs;
    private final RestCalls rest;
    private final GraphCalls graph;

    /**
     * @param sdl by the name of the service
     */
    public Calls(List<Operation> operations, Map<String, String> sdl) {
        this.operations = List.copyOf(operations);
        this.sdl = List.copyOf(sdl.values());
        this.subgraphs = sdl.entrySet().stream()
                .map(service -> new Subgraph(service.getKey(), service.getValue()))
                .toList();
        this.rest = new RestCalls(operations);
        this.graph = new GraphCalls(subgraphs);
    }

    /** As the services describe themselves. */
    public static Calls of(List<String> services, Client client) {
        List<Operation> operations = services.stream()
                .flatMap(service -> Operation.of(service, client))
                .toList();
        Map<String, String> sdl = new LinkedHashMap<>();
        services.forEach(service -> sdl.put(
                service,
                client.get(service, "/graphql/schema.graphql").expect(200).text()));
        return new Calls(operations, sdl);
    }

    /** The OpenAPI document of every service, by its name. */
    public Map<String, JsonNode> documents() {
        return operations.stream()
                .collect(Collectors.toMap(Operation::service, Operation::document, (one, same) -> one));
    }

    /** The SDL of every service. */
    public List<String> sdl() {
        return sdl;
    }

    public Call make(long seed, int number) {
        Dice dice = new Dice(seed, number);
        return dice.chance(GRAPH_PERCENT) ? graph.make(seed, number, dice) : rest.make(seed, number, dice);
    }

    /** Whether a document knows a {@code GET} of that address. */
    public boolean canBeRead(String service, String address) {
        return operations.stream()
                .filter(operation -> operation.service().equals(service)
                        && operation.method().equals("GET"))
                .anyMatch(operation -> address.matches(operation.path().replaceAll("\\{\\w+}", "[^/]+")));
    }

    /** A question for all of an entity, where the service has it. */
    public Optional<String> entityQuery(String service, String what, String id) {
        String type = ENTITIES.getOrDefault(what, "");
        return subgraphs.stream()
                .filter(subgraph -> subgraph.service().equals(service)
                        && subgraph.entities().contains(type))
                .map(subgraph -> GraphCalls.entityQuery(subgraph, type, id))
                .findFirst();
    }
}
