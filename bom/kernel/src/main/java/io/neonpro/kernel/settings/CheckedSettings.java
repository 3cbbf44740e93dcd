package io.neonpro.kernel.settings;

/**
 * Settings that know their bounds: a service that is told something else does not start, and says all that is wrong. Groups of
 * settings are settings likewise.
 *
 * <p>Bean Validation is for what people send. A single constraint on a setting has Quarkus describe the configuration of all
 * extensions to the validator at each start, a fifth of what a start on the JVM takes, and keep that.
 */
public interface CheckedSettings {

    /** Tells what is not as it must be. */
    default void check(SettingsCheck check) {}
}
