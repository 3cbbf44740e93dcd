package io.neonpro.acceptance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.acceptance.FurnishedClinic;
import io.neonpro.acceptance.client.Addresses;
import io.neonpro.acceptance.client.Client;
import io.neonpro.acceptance.client.ClinicGroup;
import io.neonpro.acceptance.fuzz.check.Exchange;
import io.neonpro.acceptance.fuzz.check.TenantCheck;
import io.neonpro.acceptance.fuzz.make.Call;
import io.neonpro.acceptance.fuzz.make.Role;
import io.neonpro.acceptance.fuzz.wire.Message;
import io.neonpro.acceptance.fuzz.wire.Reply;
import io.neonpro.acceptance.tenancy.Possessions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What another group has is told when it is shown. */
class TenantCheckTest {

    private static final String OURS = "0195c1f0-7c3e-7000-8000-00000000000a";
    private static final String THEIRS = "0195c1f0-7c3e-7000-8000-00000000000b";

    @Test
    void whatIsTheirsIsTold() {
        assertThat(faults(Role.OWNER, "{\"items\":[{\"id\":\"" + THEIRS + "\"}]}"))
                .hasSize(1);
        assertThat(faults(Role.OWNER, "{\"name\":\"Ana " + Possessions.SECRET + "\"}"))
                .hasSize(1);
        assertThat(faults(Role.STRANGER, "{\"id\":\"" + OURS + "\"}")).hasSize(1);
    }

    @Test
    void whatIsOursIsNot() {
        assertThat(faults(Role.OWNER, "{\"id\":\"" + OURS + "\"}")).isEmpty();
    }

    private static List<String> faults(Role role, String body) {
        Message message = new Message("patient", "GET", "/api/v1/patients", List.of(), new byte[0]);
        Call call = new Call(1, 1, role, "GET /api/v1/patients", message, Set.of(), List.of());
        Reply reply = new Reply(200, List.of(), body, Duration.ZERO);
        return new TenantCheck(having(OURS), having(THEIRS))
                .faults(new Exchange(call, message, reply))
                .toList();
    }

    private static Possessions having(String patient) {
        Client nobody = Client.stranger(new Addresses(program -> "http://127.0.0.1"));
        ClinicGroup group = new ClinicGroup(UUID.randomUUID(), UUID.randomUUID(), nobody, "", "");
        UUID other = UUID.randomUUID();
        return new Possessions(new FurnishedClinic(group, other, other, other), Map.of("patients", patient));
    }
}
