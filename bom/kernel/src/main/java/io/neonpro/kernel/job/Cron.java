package io.neonpro.kernel.job;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Times that recur by the clocks of a place: {@code 30 9 * * MON-FRI}, minute, hour, day of the month, month and day of the
 * week (POSIX, crontab).
 *
 * <p>Clocks that are put forward leave out times, which come as much later: no day goes without its 02:30. Clocks that are
 * put back show times twice: what comes each hour comes in each of the two, what comes once a day once.
 *
 * @param expression of five fields
 */
public record Cron(String expression, ZoneId zone) {

    /**
     * @throws IllegalArgumentException for an expression that is none, or names no time that there will be
     */
    public Cron {
        if (times(expression).nextExecution(ZonedDateTime.now(zone)).isEmpty()) {
            throw new IllegalArgumentException(expression + " never comes");
        }
    }

    /** The first such time after this one. */
    Instant next(Instant after) {
        ExecutionTime times = times(expression);
        return Stream.of(
                        times.nextExecution(after.atZone(zone)).map(ZonedDateTime::toInstant),
                        nextOnTheWall(times, after))
                .flatMap(Optional::stream)
                .filter(after::isBefore)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** As if the clocks were never changed: a time that they leave out is found here, and only here. */
    private Optional<Instant> nextOnTheWall(ExecutionTime times, Instant after) {
        ZonedDateTime wall = LocalDateTime.ofInstant(after, zone).atZone(ZoneOffset.UTC);
        return times.nextExecution(wall)
                .map(next -> next.toLocalDateTime().atZone(zone).toInstant());
    }

    private static ExecutionTime times(String expression) {
        var parser = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
        return ExecutionTime.forCron(parser.parse(expression));
    }
}
