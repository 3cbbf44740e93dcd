package io.neonpro.identity.registration;

import io.neonpro.kernel.data.Retention;
import jakarta.inject.Singleton;

/** Registrations whose tenant never came, and the people who are known for nothing else. */
@Singleton
class RegistrationRetention extends Retention {

    private static final String OLDEST = "select min(expires_at) from membership where state = 'pending'";

    /** People in an array, since Postgres takes that for few. */
    private static final String DELETE = """
            with memberships as materialized (
                delete from membership
                 where state = 'pending' and expires_at >= $1 and expires_at < $2
                returning user_id),
            people as materialized (select array_agg(user_id) as ids from memberships)
            delete from platform_user u
             where u.id = any ((select ids from people)::uuid[])
               and not exists (select from membership other
                                where other.user_id = u.id
                                  and not (other.state = 'pending' and other.expires_at < $2))
            """;

    RegistrationRetention(RegistrationSettings settings) {
        super(OLDEST, DELETE, settings.keptFor());
    }
}
