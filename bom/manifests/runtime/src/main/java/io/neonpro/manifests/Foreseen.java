package io.neonpro.manifests;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Has instances before they are needed, once the chart's {@code global.forecast.enabled} says so: by what is asked at that hour in
 * other weeks, and what is booked for the day. The other criteria hold beside it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Foreseen {

    /** That one instance answers with room to spare. */
    int requestsPerSecond();
}
