package io.neonpro.kernel.event;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names a record as an event and says which version of its schema the record is, and which older ones read it too.
 *
 * <p>The name and {@link #readableFrom} together are the CloudEvents {@code type}, for example {@code
 * io.neonpro.patient.registered.v1}: it stays the same while older readers lose nothing. A stored or published version
 * is never changed; a changed record gets the next version, an {@link Upcaster} reads the one before, and a {@link
 * Downcaster} writes it until all readers know the new one.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventType {

    /** Reverse-DNS name without the version, for example {@code io.neonpro.patient.registered}. */
    String value();

    /** Schema version, counted from 1. */
    int version() default 1;

    /**
     * The oldest version of this record that reads this one, as all that it knows is still there and means the same; 0
     * for none but {@link #version} itself.
     */
    int readableFrom() default 0;
}
