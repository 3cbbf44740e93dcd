package io.neonpro.manifests;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Keeps so many instances while nodes are drained. What {@link SleepsOffHours} loses one at a time, without being asked to. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface SurvivesDisruption {

    int minAvailable() default 1;
}
