package io.neonpro.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.kernel.web.problem.Failures;
import io.neonpro.kernel.web.problem.Problem;
import jakarta.persistence.OptimisticLockException;
import org.junit.jupiter.api.Test;

/** Which problem a failure becomes that no resource foresaw. */
class FailuresTest {

    @Test
    void aRowThatChangedMeanwhileIsAConflict() {
        Problem problem = Failures.problemOf(new IllegalStateException(new OptimisticLockException("row count 0")));

        assertThat(problem.status()).isEqualTo(409);
        assertThat(problem.code()).isEqualTo("conflict");
        assertThat(problem.detail()).doesNotContain("row count");
    }
}
