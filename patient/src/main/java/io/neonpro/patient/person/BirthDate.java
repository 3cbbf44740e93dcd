package io.neonpro.patient.person;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** A day that somebody alive may have been born on: from 1900 to today, where it is today already. Null is nobody's fault. */
@Documented
@Retention(RUNTIME)
@Target({FIELD, PARAMETER})
@Constraint(validatedBy = BirthDate.Check.class)
public @interface BirthDate {

    String message() default "must be from 1900-01-01 to today";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** The rule itself. */
    final class Check implements ConstraintValidator<BirthDate, LocalDate> {

        private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
        private static final ZoneOffset FIRST_CLOCK = ZoneOffset.ofHours(14);

        @Override
        public boolean isValid(LocalDate date, ConstraintValidatorContext context) {
            return date == null || isPlausible(date, context.getClockProvider().getClock());
        }

        static boolean isPlausible(LocalDate date, Clock clock) {
            return isPlausible(date, LocalDate.now(clock.withZone(FIRST_CLOCK)));
        }

        private static boolean isPlausible(LocalDate date, LocalDate today) {
            return !date.isBefore(EARLIEST) && !date.isAfter(today);
        }
    }
}
