package io.neonpro.kernel.portable;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * Which parts of a tenant's data a service holds.
 *
 * @param items their names, sorted
 */
@RegisterForReflection
public record Parts(List<String> items) {}
