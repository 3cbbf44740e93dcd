package io.neonpro.identity.userinfo;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is told of everybody who is signed in (OpenID Connect Core, 5.3.2); the claims that were asked for follow.
 *
 * @param sub the person's id
 */
@Schema(additionalProperties = Schema.True.class)
record Userinfo(String sub) {}
