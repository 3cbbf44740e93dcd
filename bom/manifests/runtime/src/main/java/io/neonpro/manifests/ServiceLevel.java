package io.neonpro.manifests;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What is promised of its answers over 30 days; somebody is called when too much of what may go wrong has. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface ServiceLevel {

    /** How many of its answers are no failure of its own. */
    double availablePercent() default 99.9;

    /** How many of its answers are there within {@link #latencyMillis}. */
    double fastPercent() default 99;

    int latencyMillis() default 300;
}
