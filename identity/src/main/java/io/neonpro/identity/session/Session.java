package io.neonpro.identity.session;

import io.neonpro.identity.access.Scope;
import io.neonpro.identity.member.Member;
import io.neonpro.identity.secret.Secret;
import java.time.Instant;
import java.util.UUID;

/**
 * A person signed in at a client: a family of refresh tokens that follow one another.
 *
 * @param refreshToken the newest of them; it works once
 * @param scope that the client asked for when they signed in
 * @param startedAt when they said who they are
 */
public record Session(UUID id, Member member, Secret refreshToken, Scope scope, Instant startedAt) {}
