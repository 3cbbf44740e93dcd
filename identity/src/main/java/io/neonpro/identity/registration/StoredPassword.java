package io.neonpro.identity.registration;

/** The same, as it may be kept. */
public record StoredPassword(HashedPassword password) {}
