package io.neonpro.contracts.clinic;

import io.neonpro.kernel.value.InvalidValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * A date on which the weekly hours do not count.
 *
 * @param closed the whole day; then there is neither from nor to
 */
@RegisterForReflection
public record HoursException(
        @NotNull LocalDate date,
        boolean closed,
        @Nullable LocalTime from,
        @Nullable LocalTime to) {

    public HoursException {
        if (closed != (from == null) || closed != (to == null)) {
            throw new InvalidValue("is either closed or has both a from and a to");
        }
    }
}
