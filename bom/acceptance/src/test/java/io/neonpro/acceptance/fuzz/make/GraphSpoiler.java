package io.neonpro.acceptance.fuzz.make;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.List;

/** Asks good questions of GraphQL in bad ways. */
final class GraphSpoiler {

    private static final int MANY = 60;
    private static final int DEEP = 40;

    /** Whole documents that ask for what should not be had, or for too much. */
    private static final List<String> DOCUMENTS = List.of(
            "{ __schema { types { name fields { name type { name ofType { name } } } } } }",
            "{ __type(name: \"Patient\") { name } }",
            "{ __typename }",
            "{ _service { sdl } }",
            "query A { __typename } query B { __typename }",
            "subscription { agendaChanged(clinicId: \"garbage\") { id } }",
            "subscription { agendaChanged(clinicId: \"⟦clinics:0⟧\") { id } }",
            "fragment F on Query { ...F } { ...F }",
            "fragment A on Query { ...B } fragment B on Query { ...A } { ...A }",
            "{ ... on Patient { id } }",
            "{ ...Missing }",
            "fragment Unused on Query { __typename } { __typename }",
            "{",
            "}",
            "{}",
            "query",
            "{ \u0000 }",
            "{ patient(id: 1) { name } }",
            "{ patient(id: \"⟦patients:0⟧\", id: \"⟦patients:0⟧\") { name } }",
            "{ patient { name } }",
            "{ patient(id: null) { name } }",
            "{ patient(id: [\"⟦patients:0⟧\"]) { name } }",
            "{ patient(id: {a: 1}) { name } }",
            "{ patient(id: \"⟦patients:0⟧\", x: 1) { name unknown } }",
            "{ patient(id: \"⟦patients:0⟧\") }",
            "{ patient(id: \"⟦patients:0⟧\") { name { first } } }",
            "{ patients(first: 1.5) { edges { node { id } } } }",
            "{ patients(first: 1e10) { edges { node { id } } } }",
            "{ patients(first: 99999999999) { edges { node { id } } } }",
            "{ patients(first: -1) { edges { node { id } } } }",
            "{ patients(first: 0) { edges { node { id } } } }",
            "{ patients(first: \"1\") { edges { node { id } } } }",
            "{ patients(first: true, query: 1) { edges { node { id } } } }",
            "{ patients(after: \"garbage\") { edges { node { id } } } }",
            "{ patients(after: \"\") { pageInfo { hasNextPage } } }",
            "{ patient(id: \"⟦patients:0⟧\") { appointments(first: 1000000) { id } } }",
            "{ patient(id: \"⟦patients:0⟧\") { appointments(first: -1) { id } invoices(first: 1.5) { id } } }",
            "{ slots(clinicId: \"⟦clinics:0⟧\", treatmentId: \"⟦treatments:0⟧\", from: \"0000-01-01\", to: \"9999-12-31\") "
                    + "{ edges { node { start } } } }",
            "{ agenda(clinicId: \"⟦clinics:0⟧\", from: \"1813222800\", to: \"now\") { edges { node { id } } } }",
            "query($a: Int = \"x\") { __typename @skip(if: $a) }",
            "query($a: Nothing) { __typename }",
            "{ __typename @unknown }",
            "{ __typename @include(if: null) }",
            "{ __typename @skip }",
            "mutation { registerPatient(patient: {}) { id } }",
            "mutation { registerPatient(patient: {name: 1, birthDate: true, cpf: [], x: 1}) { id } }",
            "mutation { registerPatient(patient: {name: \"A\", name: \"B\"}) { id } }",
            "mutation { cancelAppointment(id: \"garbage\", reason: 7) { id } }",
            "mutation { rescheduleAppointment(id: \"⟦appointments:0⟧\", start: 1813222800) { id } }",
            "mutation { a: cancelAppointment(id: \"garbage\") { id } b: cancelAppointment(id: \"garbage\") { id } }",
            "{ a: patient(id: \"garbage\") { id } b: patient(id: \"⟦patients:0⟧\") { id } }",
            "{ _entities(representations: []) { __typename } }",
            "{ _entities(representations: [1, null, \"a\", {}]) { __typename } }",
            "{ _entities(representations: [{__typename: \"Nothing\", id: \"1\"}]) { __typename } }",
            "{ _entities(representations: [{__typename: \"Patient\"}]) { __typename } }",
            "{ _entities(representations: [{__typename: \"Patient\", id: \"garbage\"}, {__typename: \"Patient\", id: "
                    + "\"⟦patients:0⟧\"}]) { __typename ... on Patient { id } } }",
            "{ _entities(representations: {__typename: \"Patient\", id: 1}) { __typename } }");

    private final Dice dice;

    GraphSpoiler(Dice dice) {
        this.dice = dice;
    }

    void spoil(Draft draft) {
        if (!(draft.body instanceof ObjectNode body)) {
            return;
        }
        String good = body.path("query").asText();
        String how = dice.pick(
                "document",
                "document",
                "document",
                "document",
                "aliases",
                "depth",
                "unknown field",
                "repeated fields",
                "variables",
                "first",
                "operationName",
                "batch",
                "extensions",
                "get",
                "typename",
                "comment");
        draft.spoiled.add("graphql " + how);
        switch (how) {
            case "document" -> replace(draft, body);
            case "aliases" -> body.put("query", aliases());
            case "depth" ->
                body.put(
                        "query",
                        "{ patient(id: \"⟦patients:0⟧\") " + "{ appointments { patient ".repeat(DEEP) + "{ id }"
                                + " } }".repeat(DEEP) + " }");
            case "unknown field" -> body.put("query", good.replaceFirst("\\{ ", "{ unknown "));
            case "repeated fields" -> body.put("query", "{ " + "__typename ".repeat(2_000) + "}");
            case "variables" ->
                body.set(
                        "variables",
                        JsonNodeFactory.instance.rawValueNode(new RawValue(
                                dice.pick("[]", "null", "1", "\"a\"", "{\"id\":null}", "{}", "[1]", "true"))));
            case "first" ->
                body.put(
                        "query",
                        good.replaceAll(
                                "first: \\$first", "first: " + dice.pick("1.5", "1e10", "-1", "null", "\"a\"")));
            case "operationName" ->
                body.set(
                        "operationName",
                        JsonNodeFactory.instance.rawValueNode(
                                new RawValue(dice.pick("\"Nothing\"", "1", "null", "\"\"", "{}"))));
            case "batch" -> draft.rewritten = text -> "[" + text + "," + text + "]";
            case "extensions" ->
                body.set(
                        "extensions",
                        JsonNodeFactory.instance.rawValueNode(new RawValue(dice.pick(
                                "1",
                                "{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"a\"}}",
                                "[]",
                                "{\"persistedQuery\":1}"))));
            case "get" -> draft.method = "GET";
            case "typename" -> body.put("query", good.replaceFirst("\\{ ", "{ __typename "));
            default -> body.put("query", "# \u202e\n" + good + "\n,,,\ufeff");
        }
    }

    private void replace(Draft draft, ObjectNode body) {
        String document = dice.pick(DOCUMENTS);
        body.put("query", document);
        draft.spoiled.set(draft.spoiled.size() - 1, "graphql " + document);
    }

    private static String aliases() {
        StringBuilder query = new StringBuilder("{");
        for (int i = 0; i < MANY; i++) {
            query.append(" a").append(i).append(": patient(id: \"⟦patients:0⟧\") { id name }");
        }
        return query.append(" }").toString();
    }
}
