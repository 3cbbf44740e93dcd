package io.neonpro.devstack.process;

/** The POSIX signals that parts are asked to end with. */
public enum Signal {
    /** To Postgres: disconnect clients and stop. */
    INT,
    /** To everything else: stop in good order. */
    TERM
}
