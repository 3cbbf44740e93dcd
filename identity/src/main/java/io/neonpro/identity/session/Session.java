package io.neonpro.identity.session;

import io.neonpro.identity.member.Member;
import io.neonpro.identity.secret.Secret;
import java.util.UUID;

/**
 * A person signed in at a client: a family of refresh tokens that follow one another.
 *
 * @param refreshToken the newest of them; it works once
 */
public record Session(UUID id, Member member, Secret refreshToken) {}
