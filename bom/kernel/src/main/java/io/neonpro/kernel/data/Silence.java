package io.neonpro.kernel.data;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;
import io.vertx.sqlclient.impl.command.CommandBase;
import io.vertx.sqlclient.impl.command.CommandResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection on which a statement is sent and nothing is answered: of a server that was frozen, or lost its
 * power, nothing else tells, as its sockets stay open. What waits on the connection fails then as when it is lost.
 *
 * <p>It counts what the client hands to its codec and what comes back, so it knows when an answer is due, and looks four
 * times per limit while one is; so the limit may be a quarter shorter. Everything happens on the connection's event loop.
 */
final class Silence extends ChannelDuplexHandler {

    private static final String LAST_HANDLER = "handler";
    private static final int LOOKS = 4;

    private final Duration limit;
    private final Pulse pulse;
    private int unanswered;
    private int quietLooks;
    private boolean isLooking;

    Silence(Duration limit, Pulse pulse) {
        this.limit = limit;
        this.pulse = pulse;
    }

    /**
     * @param connection not of a pool; its pool gets it afterwards
     * @param pulse told of answers, and before the connection is closed
     */
    static SqlConnection watch(SqlConnection connection, Duration limit, Pulse pulse) {
        var client = (SocketConnectionBase) ((SqlConnectionInternal) connection).unwrap();
        client.socket()
                .channelHandlerContext()
                .pipeline()
                .addBefore(LAST_HANDLER, "silence", new Silence(limit, pulse));
        return connection;
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
            lookSoon(channel);
        }
    }

    private void lookSoon(ChannelHandlerContext channel) {
        isLooking = true;
        channel.executor().schedule(() -> look(channel), limit.toNanos() / LOOKS, TimeUnit.NANOSECONDS);
    }

    private void look(ChannelHandlerContext channel) {
        isLooking = false;
        if (unanswered <= 0 || !channel.channel().isActive()) {
            return;
        }
        quietLooks++;
        if (quietLooks < LOOKS) {
            lookSoon(channel);
        } else {
            pulse.missed();
            // past the codec, which would say goodbye and wait for the server to hang up
            channel.pipeline().firstContext().close();
        }
    }
}
