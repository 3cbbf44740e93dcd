package io.neonpro.clinic.catalogue;

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
import java.time.ZoneId;

/** A place in the IANA time zone database, so that daylight-saving changes are known. */
@Documented
@Retention(RUNTIME)
@Target({FIELD, PARAMETER})
@Constraint(validatedBy = IanaZone.Check.class)
public @interface IanaZone {

    String message() default "must be an IANA time zone, as America/Sao_Paulo";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** The rule itself: mere offsets are no zones. Null is nobody's fault. */
    final class Check implements ConstraintValidator<IanaZone, ZoneId> {

        @Override
        public boolean isValid(ZoneId zone, ConstraintValidatorContext context) {
            return zone == null || ZoneId.getAvailableZoneIds().contains(zone.getId());
        }
    }
}
