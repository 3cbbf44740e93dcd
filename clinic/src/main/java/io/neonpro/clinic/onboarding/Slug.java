package io.neonpro.clinic.onboarding;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** A name in addresses: a label of a domain name (RFC 1035, 2.3.1), in lower case. */
@Documented
@Retention(RUNTIME)
@Target({FIELD, PARAMETER})
@Constraint(validatedBy = {})
@ReportAsSingleViolation
@Size(min = 3, max = 63)
@Pattern(regexp = "[a-z][a-z0-9]*(-[a-z0-9]+)*")
public @interface Slug {

    String message() default "must be 3 to 63 lower-case letters, digits and single hyphens, beginning with a letter";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
