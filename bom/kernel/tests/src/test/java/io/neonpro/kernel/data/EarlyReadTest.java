package io.neonpro.kernel.data;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.neonpro.devstack.DevstackResource;
import io.quarkus.arc.ClientProxy;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

/** In place of Postgres somebody who notices who connects. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
class EarlyReadTest {

    private static final int PATIENCE_MILLIS = 60_000;

    @Inject
    Pool primary;

    @Inject
    PoolSettings pools;

    @Inject
    ReplicaRotation rotation;

    @Test
    void whatTheFirstReadIsSentThroughIsOpenedBeforeIt() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(PATIENCE_MILLIS);
            Reads reads = new Reads(new TenantPool(at(server), pools.primary()), pools, rotation);

            reads.open(new StartupEvent());

            assertThatCode(() -> server.accept().close()).doesNotThrowAnyException();
            reads.close();
        }
    }

    private PostgresServer at(ServerSocket server) {
        return ((TenantPool) ClientProxy.unwrap(primary))
                .server()
                .at(new ServerAddress(server.getInetAddress().getHostAddress(), server.getLocalPort()));
    }
}
