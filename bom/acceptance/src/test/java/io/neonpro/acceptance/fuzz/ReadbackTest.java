package io.neonpro.acceptance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.acceptance.fuzz.check.Exchange;
import io.neonpro.acceptance.fuzz.check.Readback;
import io.neonpro.acceptance.fuzz.make.Call;
import io.neonpro.acceptance.fuzz.make.Role;
import io.neonpro.acceptance.fuzz.wire.Header;
import io.neonpro.acceptance.fuzz.wire.Message;
import io.neonpro.acceptance.fuzz.wire.Reply;
import io.neonpro.acceptance.fuzz.wire.Wire;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a service says it stored, and cannot show, is told. */
class ReadbackTest {

    private static final String LOCATION = "/api/v1/patients/0195c1f0-7c3e-7000-8000-000000000000";
    private static final String STORED = "{\"id\":\"7\",\"version\":1,\"name\":\"Ana\"}";

    @Test
    void whatCannotBeReadIsTold() throws IOException {
        assertThat(faults(404, "{}")).contains("what it stored is read as status 404");
        assertThat(faults(500, "{\"errors\":[]}"))
                .anyMatch(fault -> fault.contains("status 500"))
                .anyMatch(fault -> fault.contains("by GraphQL"));
    }

    @Test
    void whatIsReadOtherwiseIsTold() throws IOException {
        assertThat(faults(200, STORED.replace("Ana", "Bea"))).containsExactly("what it answered is not what is read");
    }

    @Test
    void whatIsReadAsItWasWrittenIsRight() throws IOException {
        assertThat(faults(200, STORED)).isEmpty();
    }

    private static List<String> faults(int status, String body) throws IOException {
        try (FaultyServer server = FaultyServer.of(status, "application/json", body);
                Wire wire = new Wire(server.addresses(), Duration.ofSeconds(5))) {
            return new Readback(Samples.calls(), wire, role -> "token")
                    .faults(stored())
                    .toList();
        }
    }

    private static Exchange stored() {
        Message message = new Message("patient", "POST", "/api/v1/patients", List.of(), new byte[0]);
        Call call = new Call(1, 1, Role.OWNER, "POST /api/v1/patients", message, Set.of(), List.of());
        Reply reply = new Reply(201, List.of(new Header("Location", LOCATION)), STORED, Duration.ZERO);
        return new Exchange(call, message, reply);
    }
}
