package io.neonpro.manifests;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Has no instance while all clinics are closed and nothing waits for it, and all of its minimum before the first one opens. One is
 * left where it answers what is {@link ForServices} and no request could wake it. Only for what is {@link Autoscaled} and
 * {@link WakesOn} something.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface SleepsOffHours {

    /** When it is awake at the latest, by each zone's clock. */
    String awakeFrom() default "06:30";

    /** From when on it may sleep, by each zone's clock. */
    String awakeUntil() default "22:00";

    /** Where the clinics are. */
    String[] zones() default {"America/Sao_Paulo", "America/Manaus", "America/Rio_Branco"};
}
