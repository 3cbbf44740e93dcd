package io.neonpro.acceptance.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neonpro.acceptance.fuzz.make.Calls;
import io.neonpro.acceptance.tenancy.Operation;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A service that describes itself, as far as it is needed to test the fuzzer itself. */
final class Samples {

    private static final String DOCUMENT = """
            {"paths": {
               "/api/v1/patients": {"post": {"requestBody": {"content": {"application/json": {"schema":
                 {"$ref": "#/components/schemas/Patient"}}}}}},
               "/api/v1/patients/{id}": {"get": {"parameters": [{"name": "id", "in": "path"}]}}},
             "components": {"schemas": {"Patient": {"type": "object", "required": ["name", "birthDate"], "properties": {
               "name": {"type": "string"}, "birthDate": {"type": "string", "format": "date"}, "cpf": {"type": "string"}}}}}}
            """;

    private static final String SDL = """
            union _Entity = Patient
            type Patient { id: ID! name: String }
            type Query { patient(id: ID!): Patient patients(first: Int, query: String): [Patient!]! }
            type Mutation { registerPatient(patient: PatientInput!): Patient! }
            input PatientInput { name: String! birthDate: Date! }
            """;

    private Samples() {}

    static Calls calls() {
        JsonNode document = document();
        List<Operation> operations = document.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .flatMap(method -> Stream.of(new Operation(
                                "patient", method.getKey().toUpperCase(), path.getKey(), method.getValue(), document))))
                .toList();
        return new Calls(operations, Map.of("patient", SDL));
    }

    private static JsonNode document() {
        try {
            return new ObjectMapper().readTree(DOCUMENT);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
