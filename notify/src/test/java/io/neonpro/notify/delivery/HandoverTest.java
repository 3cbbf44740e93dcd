package io.neonpro.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandoverTest {

    private final Handover calendar = new Handover(Buffer.buffer("BEGIN:VCALENDAR"));
    private final List<String> seen = new ArrayList<>();

    @Test
    void whoAsksGetsAllOfItOnceAndThenItCannotBeWithdrawn() {
        listen();

        calendar.resume();
        calendar.resume();

        assertThat(seen).containsExactly("BEGIN:VCALENDAR", "end");
        assertThat(calendar.withdraw()).isFalse();
    }

    @Test
    void onceItIsWithdrawnNobodyGetsIt() {
        listen();

        assertThat(calendar.withdraw()).isTrue();

        calendar.resume();
        assertThat(seen).containsExactly("failed");
    }

    private void listen() {
        calendar.handler(buffer -> seen.add(buffer.toString()))
                .endHandler(end -> seen.add("end"))
                .exceptionHandler(failure -> seen.add("failed"));
    }
}
