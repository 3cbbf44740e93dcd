package io.neonpro.contracts.clinic;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import java.time.DayOfWeek;
import java.time.LocalTime;

/** Open from, until before, on this day of every week; a day with a break has two. */
@RegisterForReflection
public record WeeklyHours(
        @NotNull DayOfWeek day,
        @NotNull LocalTime from,
        @NotNull LocalTime to) {}
