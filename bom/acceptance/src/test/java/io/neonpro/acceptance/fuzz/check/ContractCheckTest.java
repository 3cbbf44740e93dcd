package io.neonpro.acceptance.fuzz.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neonpro.acceptance.fuzz.make.Call;
import io.neonpro.acceptance.fuzz.make.Role;
import io.neonpro.acceptance.fuzz.wire.Header;
import io.neonpro.acceptance.fuzz.wire.Message;
import io.neonpro.acceptance.fuzz.wire.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An answer that a document does not know is told. */
class ContractCheckTest {

    private static final String DOCUMENT = """
            {"openapi": "3.1.0", "paths": {"/api/v1/notes": {"get": {"responses": {"200": {"content": {"application/json":
              {"schema": {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}}}}}}}}}}
            """;

    @Test
    void anAnswerOutsideItsSchemaIsTold() throws JsonProcessingException {
        assertThat(faults("/api/v1/notes", 200, "{}")).isNotEmpty();
        assertThat(faults("/api/v1/notes", 200, "{\"id\": 7}")).isNotEmpty();
        assertThat(faults("/api/v1/notes", 404, "{}")).isNotEmpty();
    }

    @Test
    void anAnswerWithinItIsNot() throws JsonProcessingException {
        assertThat(faults("/api/v1/notes", 200, "{\"id\": \"7\"}")).isEmpty();
        assertThat(faults("/api/v1/notes?a=%", 200, "{}")).isEmpty();
    }

    private static List<String> faults(String target, int status, String body) throws JsonProcessingException {
        Message message = new Message("patient", "GET", target, List.of(), new byte[0]);
        Call call = new Call(1, 1, Role.OWNER, "GET /api/v1/notes", message, Set.of(), List.of());
        Reply reply = new Reply(status, List.of(new Header("Content-Type", "application/json")), body, Duration.ZERO);
        return ContractCheck.of(Map.of("patient", new ObjectMapper().readTree(DOCUMENT)))
                .faults(new Exchange(call, message, reply))
                .toList();
    }
}
