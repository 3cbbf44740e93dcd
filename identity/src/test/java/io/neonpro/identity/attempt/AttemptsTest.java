package io.neonpro.identity.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.identity.IdentityResource;
import io.neonpro.identity.attempt.Attempts.Try;
import io.neonpro.kernel.value.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What is counted of those who try to sign in, and what is not. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
@WithTestResource(IdentityResource.class)
class AttemptsTest {

    @Inject
    Attempts attempts;

    @Inject
    AttemptSettings settings;

    private final Source source = new Source("somewhere " + Ids.next());

    private final String account = "nobody-" + Ids.next() + "@example.com";

    @Test
    void whatNobodyLookedAtIsGivenBackHoweverOften() {
        for (int i = 0; i < 2 * settings.maxOfSource(); i++) {
            Try attempt = begin(account);
            await(() -> attempts.giveBack(attempt));
        }

        assertThat(begin(account).isKnown()).isFalse();
    }

    @Test
    void whatIsNotGivenBackIsCounted() {
        for (int i = 0; i < settings.max(); i++) {
            begin(account);
        }

        assertThatThrownBy(() -> begin(account)).isInstanceOf(TooManyAttempts.class);
    }

    @Test
    void whatIsGivenBackIsThatOneTryAndNoOther() {
        for (int i = 1; i < settings.max(); i++) {
            begin(account);
        }
        Try last = begin(account);

        await(() -> attempts.giveBack(last));

        begin(account);
        assertThatThrownBy(() -> begin(account)).isInstanceOf(TooManyAttempts.class);
    }

    private Try begin(String who) {
        return await(() -> attempts.begin(source, who));
    }

    private static <T> T await(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }
}
