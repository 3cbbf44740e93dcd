package io.neonpro.devstack.process;

/** One server of the stack or the platform. */
public interface Part extends Switch {

    /** What people call it, in progress lines and log names. */
    String name();

    /** Whether it was started and has not been stopped or died since. */
    boolean isRunning();

    /** Whether it ended without having been asked to. */
    boolean hasDied();

    /** The last lines it logged, for a message about its death. */
    String logTail();
}
