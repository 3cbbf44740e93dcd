package io.neonpro.contracts.clinic;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.DayOfWeek;
import java.time.LocalTime;

/** Open from, until before, on this day of every week; a day with a break has two. */
@RegisterForReflection
public record WeeklyHours(DayOfWeek day, LocalTime from, LocalTime to) {}
