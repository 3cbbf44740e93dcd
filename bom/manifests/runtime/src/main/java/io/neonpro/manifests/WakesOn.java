package io.neonpro.manifests;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Is started, and scaled, by what waits in a topic that it hears. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
@Repeatable(WakesOn.Topics.class)
public @interface WakesOn {

    /** For example {@code neonpro.scheduling}. */
    String topic();

    /** Events that one instance may have waiting. */
    int lag() default 100;

    /** Several of them. */
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.CLASS)
    @interface Topics {
        WakesOn[] value();
    }
}
