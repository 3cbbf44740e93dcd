package io.neonpro.kernel.data;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;
import java.time.Duration;

/**
 * What happens to a connection's bytes. Statements that are sent together go in one packet: the client would send each
 * in its own, and the server wake up for each, which costs it more than most statements.
 */
final class Wire {

    private static final int MAX_STATEMENTS_PER_PACKET = 64;

    private Wire() {}

    /**
     * @param connection not of a pool; its pool gets it afterwards
     */
    static SqlConnection fit(SqlConnection connection, Duration answerWithin, Pulse pulse) {
        ChannelPipeline pipeline = pipeline(connection);
        pipeline.addFirst("packets", new FlushConsolidationHandler(MAX_STATEMENTS_PER_PACKET, true));
        pipeline.addBefore(Silence.BEFORE, "silence", new Silence(answerWithin, pulse));
        return connection;
    }

    private static ChannelPipeline pipeline(SqlConnection connection) {
        var client = (SocketConnectionBase) ((SqlConnectionInternal) connection).unwrap();
        return client.socket().channelHandlerContext().pipeline();
    }
}
