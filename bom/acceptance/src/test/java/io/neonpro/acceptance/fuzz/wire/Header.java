package io.neonpro.acceptance.fuzz.wire;

/** A header as it is written, good or bad. */
public record Header(String name, String value) {}
