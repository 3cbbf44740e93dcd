package io.neonpro.identity.member;

import io.neonpro.contracts.access.Permissions;
import io.neonpro.kernel.audit.Audited;
import io.neonpro.kernel.tenancy.Tenancy;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.graphql.api.federation.Resolver;
import io.smallrye.graphql.api.federation.link.Import;
import io.smallrye.graphql.api.federation.link.Link;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Query;

/** The people who work for a tenant, and those who sign in as its patients, over GraphQL. */
@GraphQLApi
@Link(
        url = "https://specs.apollo.dev/federation/v2.7",
        _import = {@Import(name = "@key"), @Import(name = "@shareable")})
public class UserGraph {

    private final Roster roster;

    UserGraph(Roster roster) {
        this.roster = roster;
    }

    @Query
    @Description("The person who asks; nobody for a machine, or without a token.")
    @PermitAll
    public Uni<User> me() {
        return Tenancy.current()
                .flatMap(context -> context.user())
                .map(id -> roster.find(id).map(found -> found.map(User::of).orElse(null)))
                .orElseGet(() -> Uni.createFrom().nullItem());
    }

    @Audited("user.read")
    @Resolver
    @PermissionsAllowed(Permissions.USER_READ)
    public Uni<List<User>> user(List<UUID> id) {
        return roster.find(id).map(found -> inOrder(id, found));
    }

    private static List<User> inOrder(List<UUID> ids, List<Member> found) {
        Map<String, User> byId = found.stream().map(User::of).collect(Collectors.toMap(User::id, Function.identity()));
        return ids.stream().map(id -> byId.get(id.toString())).toList();
    }
}
