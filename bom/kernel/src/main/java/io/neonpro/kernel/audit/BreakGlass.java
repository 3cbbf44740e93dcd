package io.neonpro.kernel.audit;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets a person who works in some of the tenant's clinics read what belongs to the others, in an emergency: with the reason in
 * the header {@code X-Break-Glass}, for that request alone. It is made known by {@link Alarm} before anything is looked up, and
 * what is shown is noted each time. The method is {@link Audited} too, and changes nothing.
 */
@Documented
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface BreakGlass {

    /** What who does so may do anyway where they work, as {@code record:read}. */
    @Nonbinding
    String permission();
}
