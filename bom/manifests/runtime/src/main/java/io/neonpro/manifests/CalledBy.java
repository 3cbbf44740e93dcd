package io.neonpro.manifests;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Workloads beside the platform's services that may ask it, by their service accounts; what asks by a REST client is known. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface CalledBy {

    String[] value();
}
