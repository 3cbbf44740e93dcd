package io.neonpro.devstack;

/** Hears how each part is doing: starting, ready in so many milliseconds, died. */
@FunctionalInterface
public interface Progress {

    Progress SILENT = (part, message) -> {};

    void report(String part, String message);
}
