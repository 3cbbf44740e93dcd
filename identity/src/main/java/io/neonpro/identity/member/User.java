package io.neonpro.identity.member;

import io.neonpro.identity.access.Roles;
import io.smallrye.graphql.api.federation.FieldSet;
import io.smallrye.graphql.api.federation.Key;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;

/** A member as GraphQL shows them. */
@Key(fields = @FieldSet("id"))
@Description("A person who works for the clinic group, or did, or who signs in as its patient.")
public record User(
        @Id @NonNull String id,
        @NonNull String name,
        @NonNull String email,
        @NonNull List<@NonNull String> roles) {

    static User of(Member member) {
        return new User(member.id().toString(), member.name(), member.email(), Roles.codes(member.roles()));
    }
}
