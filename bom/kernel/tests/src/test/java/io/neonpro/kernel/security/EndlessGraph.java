package io.neonpro.kernel.security;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.graphql.api.Subscription;
import io.smallrye.mutiny.Multi;
import org.eclipse.microprofile.graphql.GraphQLApi;

/** {@link EndlessResource} over GraphQL. */
@GraphQLApi
public class EndlessGraph {

    static final String QUERY = "subscription { endless }";

    private final CallerStreams streams;

    EndlessGraph(CallerStreams streams) {
        this.streams = streams;
    }

    @Subscription
    @PermissionsAllowed("note:read")
    public Multi<String> endless() {
        return streams.open(EndlessResource::endless);
    }
}
