package io.neonpro.manifests;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What one instance asks for, and what it may have at most, in Kubernetes' quantities ({@code 250m}, {@code 512Mi}). A native
 * executable does with less memory than the JVM. Who is {@link Autoscaled} by memory asks for the most of it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface RightSized {

    String minCpu() default "250m";

    String maxCpu() default "2";

    String minMemory() default "384Mi";

    String maxMemory() default "768Mi";

    String minNativeMemory() default "128Mi";

    String maxNativeMemory() default "256Mi";
}
