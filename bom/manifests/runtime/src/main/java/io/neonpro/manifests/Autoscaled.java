package io.neonpro.manifests;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Has more instances under load, and fewer without. A criterion of 0 is none. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Autoscaled {

    int min() default 2;

    int max() default 20;

    /** Of what is requested. */
    int cpuPercent() default 70;

    /** Of what it may have, all of which is requested then: a share of less would be passed by a heap that is only used. */
    int memoryPercent() default 80;

    /** Requests of one instance whose answer has not begun, {@code pending_requests} at {@code /q/metrics}. */
    int pendingRequests() default 10;
}
