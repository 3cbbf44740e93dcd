package io.neonpro.kernel.data;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.vertx.sqlclient.impl.command.CommandBase;
import io.vertx.sqlclient.impl.command.CommandResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection of a server that answers nobody: of one that was frozen, or lost its power, nothing else tells, as
 * its sockets stay open. What waits on the connection fails then as when it is lost. Where a statement is sent and nothing
 * is answered for half of the limit, the server is asked elsewhere ({@link Pulse}): when it answers there the statement
 * is slow, and goes on.
 *
 * <p>It counts what the client hands to its codec and what comes back, so it knows when an answer is due, and looks only
 * while one is. Everything happens on the connection's event loop.
 */
final class Silence extends ChannelDuplexHandler {

    /** The handler that it belongs before. */
    static final String BEFORE = "handler";

    private static final int LOOKS_PER_LIMIT = 4;
    private static final int QUIET_LOOKS = LOOKS_PER_LIMIT / 2;

    private final Duration limit;
    private final Pulse pulse;
    private int unanswered;
    private int quietLooks;
    private boolean isLooking;

    /**
     * @param pulse asked when nothing is answered, and told of answers
     */
    Silence(Duration limit, Pulse pulse) {
        this.limit = limit;
        this.pulse = pulse;
    }

    @Override
    public void write(ChannelHandlerContext channel, Object message, ChannelPromise promise) throws Exception {
        if (message instanceof CommandBase<?>) {
            asked(channel);
        }
        super.write(channel, message, promise);
    }

    @Override
    public void channelRead(ChannelHandlerContext channel, Object message) throws Exception {
        if (message instanceof CommandResponse<?>) {
            unanswered--;
            quietLooks = 0;
            pulse.heard();
        }
        super.channelRead(channel, message);
    }

    private void asked(ChannelHandlerContext channel) {
        if (unanswered == 0) {
            quietLooks = 0;
        }
        unanswered++;
        if (!isLooking) {
            isLooking = true;
            lookSoon(channel);
        }
    }

    private void lookSoon(ChannelHandlerContext channel) {
        channel.executor().schedule(() -> look(channel), limit.toNanos() / LOOKS_PER_LIMIT, TimeUnit.NANOSECONDS);
    }

    private void look(ChannelHandlerContext channel) {
        if (unanswered <= 0 || !channel.channel().isActive()) {
            isLooking = false;
            return;
        }
        quietLooks++;
        if (quietLooks < QUIET_LOOKS) {
            lookSoon(channel);
        } else {
            pulse.ask().onComplete(greeted -> channel.executor().execute(() -> decide(channel, greeted.succeeded())));
        }
    }

    private void decide(ChannelHandlerContext channel, boolean isServerThere) {
        if (isServerThere || quietLooks == 0) {
            quietLooks = 0;
            lookSoon(channel);
        } else {
            // past the codec, which would say goodbye and wait for the server to hang up
            channel.pipeline().firstContext().close();
        }
    }
}
