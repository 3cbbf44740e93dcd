package io.neonpro.kernel.tenancy;

/** Something of a clinic that the caller's {@link ClinicScope} does not include; it has no stack trace. */
public final class OutOfScope extends RuntimeException {

    public OutOfScope() {
        super("The access token does not open this clinic.", null, false, false);
    }
}
