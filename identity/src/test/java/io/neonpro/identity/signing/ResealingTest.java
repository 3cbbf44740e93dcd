package io.neonpro.identity.signing;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.neonpro.devstack.DevstackResource;
import io.neonpro.identity.IdentityResource;
import io.neonpro.kernel.crypto.KeyEncryption;
import io.neonpro.kernel.crypto.WrappedKey;
import io.neonpro.kernel.tenancy.Tenancy;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of the keys that sign tokens when the master key changes. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
@WithTestResource(IdentityResource.class)
class ResealingTest {

    private static final String MASTERS = "select string_agg(distinct master_key, ',') from signing_key";

    @Inject
    Pool pool;

    @Inject
    KeyEncryption master;

    @Inject
    SigningSettings settings;

    @Inject
    SigningKeys keys;

    @Inject
    Vertx vertx;

    @AfterEach
    void goBack() {
        await(() -> under(master.current()).refreshRegularly());
    }

    @Test
    void theyAreSealedByTheNextOneAndStayTheSame() {
        String before = await(() -> keys.published());

        await(() -> under("next").refreshRegularly());

        assertThat(masters()).isEqualTo("next");
        assertThat(await(() -> under("next").published())).isEqualTo(before);
    }

    @Test
    void whileItStaysTheSameNothingIsSealedAnew() {
        await(() -> keys.published());
        KeyStore store = new KeyStore(pool, master);

        List<SigningKey> outdated = await(() -> store.load().map(store::outdated));

        assertThat(outdated).isEmpty();
        assertThat(masters()).isEqualTo(master.current());
    }

    private SigningKeys under(String current) {
        return new SigningKeys(
                new KeyStore(pool, new Renamed(master, current)), settings, new SimpleMeterRegistry(), vertx);
    }

    private String masters() {
        return await(() -> Tenancy.runAsPlatform(() -> pool.withTransaction(
                        connection -> connection.query(MASTERS).execute()))
                .map(rows -> rows.iterator().next().getString(0)));
    }

    private static <T> T await(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** The application's master key under whichever name. */
    private record Renamed(KeyEncryption real, String current) implements KeyEncryption {

        @Override
        public List<String> retired() {
            return List.of();
        }

        @Override
        public Uni<WrappedKey> wrap(byte[] key, String context) {
            return real.wrap(key, context).map(wrapped -> new WrappedKey(current, wrapped.bytes()));
        }

        @Override
        public Uni<byte[]> unwrap(WrappedKey wrapped, String context) {
            return real.unwrap(new WrappedKey(real.current(), wrapped.bytes()), context);
        }
    }
}
