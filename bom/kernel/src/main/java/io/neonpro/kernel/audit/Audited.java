package io.neonpro.kernel.audit;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What this method of an interface does is noted in the tenant's {@link AccessLog} once it has succeeded: by whom, of whom,
 * when and what for, as the header {@code X-Access-Purpose} says. The method returns a {@code Uni} and works for a tenant.
 * Everybody whom its answer is about, each on a page of a search too, is known by {@link Whose}; else its first parameter is
 * the person's id, or a list of them that is answered item by item. Otherwise it is of nobody in particular.
 */
@Documented
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Audited {

    /** What was done, as {@code record.read}. */
    @Nonbinding
    String value();

    /** Whether each time is noted; what is merely seen again within a minute, or among others within an hour, is not. */
    @Nonbinding
    boolean isChange() default false;

    /** Whether its first parameter, whatever it is, is nobody whom it is about. */
    @Nonbinding
    boolean isOfNobody() default false;

    /** Whether its first parameter says what it is done with, as {@code tenant.export:invoices} is noted. */
    @Nonbinding
    boolean namesObject() default false;
}
