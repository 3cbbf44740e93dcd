package io.neonpro.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.kernel.event.Flaw;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.web.problem.Failures;
import io.neonpro.kernel.web.problem.Fault;
import io.neonpro.kernel.web.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

/** However a refusal comes about, it names a field once. */
class ProblemTest {

    private static final List<Fault> TWO_OF_START = List.of(
            new Fault("start", "in-the-past", "must not be past"),
            new Fault("treatmentId", "no-room", "needs a room"),
            new Fault("start", "not-a-whole-minute", "must be a whole minute"),
            new Fault("start", "in-the-past", "must not be past"));

    private static final List<Fault> ONE_EACH = List.of(
            new Fault("start", "in-the-past", "must not be past; must be a whole minute"),
            new Fault("treatmentId", "no-room", "needs a room"));

    @Test
    void aFieldHasOneFaultThatTellsAllOfThem() {
        assertThat(Problem.of(422, "slot-not-bookable", "")
                        .withErrors(TWO_OF_START)
                        .errors())
                .isEqualTo(ONE_EACH);
    }

    @Test
    void faultsAreCountedByField() {
        Problem problem = Problem.invalidInput(TWO_OF_START);

        assertThat(problem.errors()).isEqualTo(ONE_EACH);
        assertThat(problem.detail()).isEqualTo("The request has 2 faults.");
    }

    @Test
    void whatTheRulesRefuseNamesAFieldOnceToo() {
        Rejected refusal = Rejected.invalid("slot-not-bookable", "This cannot be booked.")
                .naming(TWO_OF_START.stream()
                        .map(fault -> new Flaw(fault.field(), fault.code(), fault.message()))
                        .toList());

        Problem problem = Failures.problemOf(refusal.asFailure());

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.errors()).isEqualTo(ONE_EACH);
    }
}
