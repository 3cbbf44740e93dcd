package io.neonpro.kernel.web.problem;

import io.neonpro.kernel.crypto.ErasedSubjectException;
import io.neonpro.kernel.data.Absence;
import io.neonpro.kernel.data.SqlState;
import io.neonpro.kernel.event.ConcurrentChange;
import io.neonpro.kernel.event.NewerEvent;
import io.neonpro.kernel.event.Refused;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.tenancy.OutOfScope;
import io.neonpro.kernel.trace.Traces;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.CompositeException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jboss.logging.Logger;

/** Which {@link Problem} a failure is for the client, the same over REST, GraphQL and streams. */
public final class Failures {

    private static final Logger LOG = Logger.getLogger(Failures.class);
    private static final int MAX_CAUSES = 16;

    private Failures() {}

    /**
     * The problem to answer with. What no client can have caused is logged here, under an id that
     * the answer carries, and told without internals.
     */
    public static Problem problemOf(Throwable failure) {
        Throwable cause = unwrapped(failure);
        return switch (cause) {
            case ProblemException e -> e.problem();
            case Refused e -> refused(e.reason());
            case ErasedSubjectException e -> Problem.of(410, "erased", "The person whom this is about was erased.");
            case OutOfScope e -> Problem.of(403, "forbidden", e.getMessage());
            case ConcurrentChange e -> Problem.of(409, "conflict", "It was changed by somebody else; read it again.");
            case NewerEvent e -> newer(e);
            case AuthenticationException e -> Problem.ofStatus(401);
            case UnauthorizedException e -> Problem.ofStatus(401);
            case ForbiddenException e -> Problem.ofStatus(403);
            case ConstraintViolationException e ->
                Problem.invalidInput(Violations.ofParameters(e.getConstraintViolations()));
            case WebApplicationException e
            when e.getResponse().getStatus() >= 400 -> ofStatus(e.getResponse().getStatus(), e);
            default -> ofCauses(cause);
        };
    }

    private static Problem refused(Rejected rejected) {
        int status = switch (rejected.kind()) {
            case CONFLICT -> 409;
            case INVALID -> 422;
            case MISSING -> 404;
            case FORBIDDEN -> 403;
        };
        Problem problem = Problem.of(status, rejected.code(), rejected.detail())
                .withErrors(rejected.flaws().stream()
                        .map(flaw -> new Fault(flaw.field(), flaw.code(), flaw.message()))
                        .toList());
        for (var member : rejected.details().entrySet()) {
            problem = problem.with(member.getKey(), member.getValue());
        }
        return problem;
    }

    /** Between two releases, or after going back to the one before. */
    private static Problem newer(NewerEvent event) {
        LOG.warnf("Answered 503: %s", event.getMessage());
        return Problem.of(503, "newer-version", "A newer version of this service has changed it; try again later.");
    }

    private static Problem ofStatus(int status, WebApplicationException failure) {
        return status < 500 || status == 503 ? Problem.ofStatus(status) : unexpected(failure);
    }

    private static Problem ofCauses(Throwable failure) {
        for (Throwable cause : causes(failure)) {
            String sqlState = SqlState.ofOnly(cause);
            if (isAbsence(sqlState) || Absence.isNoAnswer(cause)) {
                return unavailable(failure);
            }
            if (isClash(sqlState)) {
                return Problem.of(409, "conflict", "Somebody else was faster; try again.");
            }
        }
        return unexpected(failure);
    }

    private static Problem unavailable(Throwable failure) {
        LOG.warnf("Answered 503: %s", failure);
        return Problem.ofStatus(503);
    }

    private static Problem unexpected(Throwable failure) {
        String id = UUID.randomUUID().toString();
        LOG.errorf(failure, "Unexpected failure %s", id);
        Problem problem = Problem.of(500, "internal-error", "Something went wrong on our side.")
                .with("errorId", id);
        return Traces.id().map(trace -> problem.with("traceId", trace)).orElse(problem);
    }

    /**
     * Connection failures, exhausted resources, interventions (shutdowns, time limits), locks that
     * were not had in time, and a server that only reads (PostgreSQL, appendix A).
     */
    private static boolean isAbsence(String sqlState) {
        return sqlState.matches("08...|53...|57...|55P03|25006");
    }

    /**
     * Serialisation failures, deadlocks, and a unique value that was not there when the command looked: whoever expects
     * one has told it before.
     */
    private static boolean isClash(String sqlState) {
        return sqlState.matches("40001|40P01|23505");
    }

    private static Throwable unwrapped(Throwable failure) {
        Throwable current = failure;
        for (int depth = 0; depth < MAX_CAUSES; depth++) {
            Throwable inner = switch (current) {
                case CompletionException e -> e.getCause();
                case ExecutionException e -> e.getCause();
                case InvocationTargetException e -> e.getCause();
                case CompositeException e -> e.getCauses().getFirst();
                default -> null;
            };
            if (inner == null) {
                return current;
            }
            current = inner;
        }
        return current;
    }

    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable t = failure; t != null && causes.size() < MAX_CAUSES; t = t.getCause()) {
            causes.add(t);
        }
        return causes;
    }
}
