package io.neonpro.clinic.catalogue;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** What sort of device, in the clinic's own words, for example {@code diode-laser}. */
@Documented
@Retention(RUNTIME)
@Target({FIELD, PARAMETER, TYPE_USE})
@Constraint(validatedBy = {})
@ReportAsSingleViolation
@Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+){0,7}")
public @interface DeviceType {

    String message() default "must be in kebab-case, as diode-laser";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
