package io.neonpro.kernel.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.command.CloseConnectionCommand;
import io.vertx.sqlclient.impl.command.CommandResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** By a clock that the test moves. */
class SilenceTest {

    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final int STEP_MILLIS = 50;

    private final Queue<Promise<SqlConnection>> attempts = new ArrayDeque<>();
    private final Pulse pulse = new Pulse(this::connect, Duration.ofHours(1), () -> {});
    private final EmbeddedChannel channel =
            new EmbeddedChannel(new ChannelInboundHandlerAdapter(), new Silence(LIMIT, pulse));

    @BeforeEach
    void holdTheClock() {
        channel.freezeTime();
    }

    @Test
    void aConnectionOfAServerThatAnswersNobodyIsClosed() {
        ask();
        pass(LIMIT.dividedBy(2));

        greetNobody();

        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aStatementThatIsSlowGoesOn() {
        ask();
        for (int time = 0; time < 10; time++) {
            pass(LIMIT.dividedBy(2));
            greet();
        }

        assertThat(channel.isOpen()).isTrue();

        pass(LIMIT.dividedBy(2));
        greetNobody();
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aConnectionThatNobodyUsesStaysOpen() {
        ask();
        answer();

        pass(LIMIT.multipliedBy(10));

        assertThat(attempts).isEmpty();
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void eachAnswerIsASignOfLife() {
        ask();
        ask();
        pass(LIMIT.dividedBy(2));
        answer();

        greetNobody();
        assertThat(channel.isOpen()).isTrue();

        pass(LIMIT.dividedBy(2));
        greetNobody();
        assertThat(channel.isOpen()).isFalse();
    }

    private Future<SqlConnection> connect() {
        Promise<SqlConnection> attempt = Promise.promise();
        attempts.add(attempt);
        return attempt.future();
    }

    private void greet() {
        // refused, but by the server
        attempts.remove().fail(new PgException("too many clients", "FATAL", "53300", ""));
        channel.runPendingTasks();
    }

    private void greetNobody() {
        attempts.remove().fail(new TimeoutException());
        channel.runPendingTasks();
    }

    private void ask() {
        channel.writeOutbound(CloseConnectionCommand.INSTANCE);
    }

    private void answer() {
        channel.writeInbound(CommandResponse.success(null));
    }

    private void pass(Duration time) {
        for (long passed = 0; passed < time.toMillis(); passed += STEP_MILLIS) {
            channel.advanceTimeBy(STEP_MILLIS, TimeUnit.MILLISECONDS);
            channel.runPendingTasks();
        }
    }
}
