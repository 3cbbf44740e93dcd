package io.neonpro.clinic.catalogue.treatment;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import io.neonpro.kernel.value.Money;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.math.BigDecimal;

/** What a treatment may cost: nothing to 9,999,999. */
@Documented
@Retention(RUNTIME)
@Target({FIELD, PARAMETER})
@Constraint(validatedBy = Price.Check.class)
public @interface Price {

    String message() default "must be from 0 to 9999999";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** The rule itself. Null is nobody's fault. */
    final class Check implements ConstraintValidator<Price, Money> {

        private static final BigDecimal MOST = BigDecimal.valueOf(9_999_999);

        @Override
        public boolean isValid(Money price, ConstraintValidatorContext context) {
            return price == null || price.amount().compareTo(MOST) <= 0;
        }
    }
}
