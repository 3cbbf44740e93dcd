package io.neonpro.kernel.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.vertx.sqlclient.impl.command.CloseConnectionCommand;
import io.vertx.sqlclient.impl.command.CommandResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** By a clock that the test moves. */
class SilenceTest {

    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final int STEP_MILLIS = 50;

    private final AtomicInteger silences = new AtomicInteger();
    private final EmbeddedChannel channel = new EmbeddedChannel(
            new ChannelInboundHandlerAdapter(),
            new Silence(LIMIT, new Pulse(Duration.ZERO, silences::incrementAndGet)));

    @BeforeEach
    void holdTheClock() {
        channel.freezeTime();
    }

    @Test
    void aConnectionOnWhichNothingIsAnsweredIsClosed() {
        ask();

        pass(LIMIT);

        assertThat(channel.isOpen()).isFalse();
        assertThat(silences).hasValue(1);
    }

    @Test
    void aConnectionThatNobodyUsesStaysOpen() {
        ask();
        answer();

        pass(LIMIT.multipliedBy(10));

        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void eachAnswerIsASignOfLife() {
        ask();
        ask();
        pass(LIMIT.dividedBy(2));
        answer();

        pass(LIMIT.dividedBy(2));
        assertThat(channel.isOpen()).isTrue();

        pass(LIMIT);
        assertThat(channel.isOpen()).isFalse();
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
