package io.neonpro.kernel.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeptAnswerTest {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration PASSED = Duration.ofSeconds(-1);

    private final List<UniEmitter<? super String>> questions = new ArrayList<>();
    private final Uni<String> asked = Uni.createFrom().emitter(questions::add);

    @Test
    void allWhoAskMeanwhileWaitForOneAnswer() {
        KeptAnswer<String> kept = new KeptAnswer<>(asked, answer -> LONG, LONG);
        List<String> answers = new ArrayList<>();

        IntStream.range(0, 50).forEach(each -> kept.get().subscribe().with(answers::add));
        assertThat(questions).hasSize(1);
        questions.getFirst().complete("yes");

        assertThat(answers).hasSize(50).containsOnly("yes");
        assertThat(kept.get().await().atMost(SOON)).isEqualTo("yes");
        assertThat(questions).hasSize(1);
    }

    @Test
    void whoGivesUpTakesTheAnswerFromNobody() {
        KeptAnswer<String> kept = new KeptAnswer<>(asked, answer -> LONG, LONG);
        List<String> answers = new ArrayList<>();

        kept.get().subscribe().with(answers::add).cancel();
        kept.get().subscribe().with(answers::add);
        questions.forEach(question -> question.complete("yes"));

        assertThat(questions).hasSize(1);
        assertThat(answers).containsExactly("yes");
    }

    @Test
    void whatIsGoodNoMoreIsAskedForAgain() {
        KeptAnswer<String> kept = new KeptAnswer<>(asked, answer -> PASSED, LONG);

        kept.get().subscribe().with(answer -> {});
        questions.getFirst().complete("yes");
        kept.get().subscribe().with(answer -> {});

        assertThat(questions).hasSize(2);
    }

    @Test
    void whatIsDroppedIsAskedForAgainAfterThePause() {
        KeptAnswer<String> kept = new KeptAnswer<>(asked, answer -> LONG, LONG);
        KeptAnswer<String> impatient = new KeptAnswer<>(asked, answer -> LONG, PASSED);

        kept.get().subscribe().with(answer -> {});
        impatient.get().subscribe().with(answer -> {});
        kept.drop();
        kept.get().subscribe().with(answer -> {});
        assertThat(questions).hasSize(2);
        questions.forEach(question -> question.complete("yes"));
        kept.drop();
        impatient.drop();
        kept.get().subscribe().with(answer -> {});
        impatient.get().subscribe().with(answer -> {});

        assertThat(questions).hasSize(3);
    }

    @Test
    void aRefusalIsKeptForAWhile() {
        KeptAnswer<String> kept = new KeptAnswer<>(asked, answer -> LONG, LONG);
        KeptAnswer<String> impatient = new KeptAnswer<>(asked, answer -> LONG, PASSED);

        kept.get().subscribe().with(answer -> {}, failure -> {});
        impatient.get().subscribe().with(answer -> {}, failure -> {});
        questions.forEach(question -> question.fail(new IllegalStateException("no")));

        assertThatThrownBy(() -> kept.get().await().atMost(SOON)).hasMessage("no");
        assertThat(questions).hasSize(2);
        impatient.get().subscribe().with(answer -> {}, failure -> {});
        assertThat(questions).hasSize(3);
    }
}
