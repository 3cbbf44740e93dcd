package io.neonpro.kernel.graph;

import io.smallrye.graphql.api.federation.Shareable;
import org.eclipse.microprofile.graphql.Description;

/** Where a connection's page lies in its collection (Relay cursor connections). */
@Shareable
@Description("Where a page lies in its collection.")
public record PageInfo(boolean hasNextPage, boolean hasPreviousPage, String startCursor, String endCursor) {}
