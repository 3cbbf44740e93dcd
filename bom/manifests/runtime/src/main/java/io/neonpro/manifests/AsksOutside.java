package io.neonpro.manifests;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Asks servers of the internet that its configuration cannot name, since tenants do. Private networks are left out. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface AsksOutside {

    /** Where they listen. */
    int[] ports() default 443;
}
