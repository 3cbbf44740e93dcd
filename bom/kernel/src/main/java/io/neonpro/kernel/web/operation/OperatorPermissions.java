package io.neonpro.kernel.web.operation;

/** What only the platform's operator may do, at the endpoints under {@code /q/neonpro}; no role of a tenant has them. */
public final class OperatorPermissions {

    public static final String OPERATION_READ = "operation:read";
    public static final String OPERATION_WRITE = "operation:write";

    private OperatorPermissions() {}
}
