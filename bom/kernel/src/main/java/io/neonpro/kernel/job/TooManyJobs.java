package io.neonpro.kernel.job;

/** A tenant has as many jobs of a kind as it may. */
public final class TooManyJobs extends IllegalStateException {

    TooManyJobs(JobKind<?> kind) {
        super("There are " + kind.limits().perTenant() + " jobs of kind " + kind.name() + " already");
    }
}
