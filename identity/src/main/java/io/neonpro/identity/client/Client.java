package io.neonpro.identity.client;

import io.neonpro.identity.directory.KnownMachine;
import java.util.Set;

/** Who asks for tokens, and has proved it. */
public sealed interface Client {

    String id();

    /** A part of the platform. */
    record Service(String id, Set<String> audiences, Set<String> scope) implements Client {}

    /** A machine of a tenant's. */
    record Machine(KnownMachine account) implements Client {

        @Override
        public String id() {
            return account.id().toString();
        }
    }
}
