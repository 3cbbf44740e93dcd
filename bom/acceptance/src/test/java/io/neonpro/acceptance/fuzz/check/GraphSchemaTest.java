package io.neonpro.acceptance.fuzz.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An answer that the services' SDL does not allow is told, whoever of them gave it. */
class GraphSchemaTest {

    private final GraphSchema schema = new GraphSchema(List.of(
            "type Query { patient(id: ID!): Patient! } type Patient { id: ID! name: String visits: Int! }",
            "type Patient { id: ID! appointments: [Appointment!]! } type Appointment { patient: Patient! }"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ patient { id } }                          | {'patient': null}                          | Query.patient is null",
                "{ patient { id } }                          | {'patient': {}}                            | Patient.id is null",
                "{ patient { id } }                          | {'patient': {'id': 7}}                     | Patient.id is no ID",
                "{ a: patient { b: visits } }                | {'a': {'b': 1.5}}                          | Patient.visits is no Int",
                "{ patient { name } }                        | {'patient': {'name': {}}}                  | Patient.name is no String",
                "{ patient { appointments { patient { id } } } } | {'patient': {'appointments': [null]}}  | Patient.appointments is null",
                "{ patient { appointments { patient { id } } } } | {'patient': {'appointments': {}}}      | Patient.appointments is no list",
                "{ ...F } fragment F on Query { patient { ... on Patient { id } } } | {'patient': {'id': null}} | Patient.id is null",
            })
    void aWrongAnswerIsTold(String query, String data, String fault) throws JsonProcessingException {
        assertThat(faults(query, data)).anyMatch(found -> found.contains(fault));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ patient { id name visits } } | {'patient': {'id': '7', 'name': null, 'visits': 2}}",
                "{ patient { appointments { patient { id } } } } | {'patient': {'appointments': [{'patient': {'id': '7'}}]}}",
                "{ patient { id } } | null",
                "{ unknown } | {}",
            })
    void aRightAnswerIsNot(String query, String data) throws JsonProcessingException {
        assertThat(faults(query, data)).isEmpty();
    }

    private List<String> faults(String query, String data) throws JsonProcessingException {
        return schema.faults(query, new ObjectMapper().readTree(data.replace('\'', '"')));
    }
}
