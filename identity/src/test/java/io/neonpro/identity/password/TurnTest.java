package io.neonpro.identity.password;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnTest {

    @Test
    void nothingIsWorkedOutForWhoHasLeft() {
        var worked = new AtomicInteger();
        List<Turn<Integer>> waiting = new ArrayList<>();
        Uni<Integer> asked =
                Uni.createFrom().emitter(emitter -> waiting.add(new Turn<>(worked::incrementAndGet, emitter)));
        asked.subscribe().with(answer -> {}).cancel();
        asked.subscribe().with(answer -> {});

        waiting.forEach(Turn::run);

        assertThat(waiting).hasSize(2);
        assertThat(worked).hasValue(1);
    }
}
