package io.neonpro.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.kernel.event.Flaw;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.web.problem.Failures;
import io.neonpro.kernel.web.problem.Fault;
import io.neonpro.kernel.web.problem.Problem;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a refusal comes about, it has its title and names a field once. */
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

    /** F1 */
    @ParameterizedTest
    @ValueSource(ints = {400, 401, 402, 403, 404, 405, 406, 408, 409, 410, 411, 412, 413, 414, 415, 416, 417, 421, 422})
    void everyStatusHasItsTitle(int status) {
        assertThat(Problem.ofStatus(status).title()).isNotEmpty().doesNotContain("Status", "Error", "Entity");
    }

    /** F1 */
    @Test
    void aTitleIsTheOneOfTheStandards() {
        assertThat(IntStream.of(413, 414, 422, 428, 429, 431, 451)
                        .mapToObj(status -> Problem.ofStatus(status).title()))
                .containsExactly(
                        "Content Too Large",
                        "URI Too Long",
                        "Unprocessable Content",
                        "Precondition Required",
                        "Too Many Requests",
                        "Request Header Fields Too Large",
                        "Unavailable For Legal Reasons");
    }
}
