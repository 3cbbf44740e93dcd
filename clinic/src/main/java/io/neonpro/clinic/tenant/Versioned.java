package io.neonpro.clinic.tenant;

/**
 * Something, and how often it has changed.
 *
 * @param version counted from 1; the ETag
 */
public record Versioned<T>(int version, T value) {}
