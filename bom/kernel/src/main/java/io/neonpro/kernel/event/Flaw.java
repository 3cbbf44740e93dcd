package io.neonpro.kernel.event;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * One thing that a command is wrong in, as the rules tell it.
 *
 * @param field as a path from the root of the request, for example {@code weekly[2].from}; empty for all of it
 * @param code stable, kebab-case
 * @param message one sentence for a person, without the field's name
 */
@RegisterForReflection
public record Flaw(String field, String code, String message) {}
