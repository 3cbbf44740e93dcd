package io.neonpro.devstack.process;

/** Something that can be made to hang, as if its machine had lost its power: its sockets stay open, nobody answers. */
public interface Freezable extends Switch {

    /** Returns once nothing of it runs. */
    void freeze();

    /** Lets it go on where it was. Does nothing when it is not frozen. */
    void thaw();
}
