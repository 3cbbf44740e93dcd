package io.neonpro.manifests;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A new release answers a share of the requests first, once the chart's {@code canary.enabled} says so. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface CanaryReleased {

    int percent() default 10;
}
