package io.neonpro.kernel.event;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names a record as an event and says which version of its schema the record is.
 *
 * <p>The name and the version together are the CloudEvents {@code type}, for example {@code
 * io.neonpro.patient.registered.v1}. A stored or published version is never changed; a changed
 * record gets the next version, and an {@link Upcaster} reads the one before.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventType {

    /** Reverse-DNS name without the version, for example {@code io.neonpro.patient.registered}. */
    String value();

    /** Schema version, counted from 1. */
    int version() default 1;
}
