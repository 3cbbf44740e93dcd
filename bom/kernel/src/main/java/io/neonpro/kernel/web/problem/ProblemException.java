package io.neonpro.kernel.web.problem;

import java.util.List;

/** Carries a {@link Problem} out of a pipeline; it has no stack trace. */
public class ProblemException extends RuntimeException {

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.code() + ": " + problem.detail(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }

    /** 400, naming every fault. */
    public static ProblemException invalidInput(List<Fault> faults) {
        return new ProblemException(Problem.invalidInput(faults));
    }

    /** 400 with a single fault. */
    public static ProblemException invalidInput(String field, String code, String message) {
        return invalidInput(List.of(new Fault(field, code, message)));
    }

    /** 403, for what the caller may not do although it is signed in. */
    public static ProblemException forbidden(String detail) {
        return of(403, "forbidden", detail);
    }

    /** 404, also for what exists but belongs to another tenant. */
    public static ProblemException notFound(String detail) {
        return of(404, "not-found", detail);
    }

    /** 409, for what the current state does not allow. */
    public static ProblemException conflict(String detail) {
        return of(409, "conflict", detail);
    }

    /** 412, for an {@code If-Match} that names another version (RFC 9110, 13.1.1). */
    public static ProblemException preconditionFailed(String detail) {
        return of(412, "precondition-failed", detail);
    }

    /** 422, for a well-formed request that makes no sense here. */
    public static ProblemException unprocessable(String code, String detail) {
        return of(422, code, detail);
    }

    /** 429, for a caller who has enough; {@code Retry-After} says when there is room again. */
    public static ProblemException tooMany(String code, String detail, long retryAfterSeconds) {
        return new ProblemException(Problem.of(429, code, detail).with("retryAfterSeconds", retryAfterSeconds));
    }

    /** 503, for what is expected to work again soon. */
    public static ProblemException unavailable(String detail) {
        return of(503, "unavailable", detail);
    }

    /** Any other problem. */
    public static ProblemException of(int status, String code, String detail) {
        return new ProblemException(Problem.of(status, code, detail));
    }
}
