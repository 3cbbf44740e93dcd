package io.neonpro.kernel.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UncancelledTest {

    private final List<UniEmitter<? super String>> begun = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private final Uni<String> work =
            Uni.createFrom().<String>emitter(begun::add).invoke(done::add);

    @Test
    void whoGoesAwayCancelsNothing() {
        Uncancelled.of(work).subscribe().with(answer -> {}).cancel();

        begun.getFirst().complete("stored");

        assertThat(done).containsExactly("stored");
    }

    @Test
    void whoStaysIsAnswered() {
        List<String> answers = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        Uncancelled.of(work).subscribe().with(answers::add);
        Uncancelled.of(work).subscribe().with(answers::add, failures::add);

        begun.getFirst().complete("stored");
        begun.getLast().fail(new IllegalStateException("refused"));

        assertThat(answers).containsExactly("stored");
        assertThat(failures).singleElement().extracting(Throwable::getMessage).isEqualTo("refused");
    }
}
