package io.neonpro.identity.grant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is said of every token (RFC 7662, 2.2); of one that is good its claims follow.
 *
 * @param active whether it is good at this moment
 */
@Schema(additionalProperties = Schema.True.class)
record Introspection(boolean active) {}
