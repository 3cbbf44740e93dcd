package io.neonpro.kernel.web.idempotency;

/** As far as the build looks at it. */
public @interface Idempotent {}
