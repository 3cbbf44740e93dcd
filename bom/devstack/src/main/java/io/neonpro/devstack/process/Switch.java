package io.neonpro.devstack.process;

/** Something that can be stopped and started again, with the same port and data. */
public interface Switch {

    /** Starts it and returns once it answers. Does nothing when it runs. */
    void start();

    /** Stops it in good order and returns once it is gone. Its data stays. */
    void stop();
}
