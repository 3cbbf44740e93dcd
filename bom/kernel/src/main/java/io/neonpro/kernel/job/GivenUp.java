package io.neonpro.kernel.job;

/** Another attempt of a job would do no good, or harm: it has failed for good, however many it has left. */
public final class GivenUp extends RuntimeException {

    public GivenUp(String reason) {
        super(reason);
    }
}
