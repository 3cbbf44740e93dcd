package io.neonpro.devstack.kafka;

import static java.util.Map.entry;

import io.neonpro.devstack.process.LocalPort;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** The child JVM: formats the log folder once, runs the broker, marks when it is ready. */
final class KafkaMain {

    private static final int NODE = 1;
    private static final String CLUSTER = "neonpro-devstack-00000";

    /** Where the arguments for that begin. */
    private static final int ENCRYPTED = 4;

    /** One node, few threads, small files. */
    private static final Map<String, String> SMALL = Map.ofEntries(
            entry("process.roles", "broker,controller"),
            entry("controller.listener.names", "CONTROLLER"),
            entry("num.partitions", "3"),
            entry("default.replication.factor", "1"),
            entry("offsets.topic.replication.factor", "1"),
            entry("offsets.topic.num.partitions", "1"),
            entry("transaction.state.log.replication.factor", "1"),
            entry("transaction.state.log.min.isr", "1"),
            entry("transaction.state.log.num.partitions", "1"),
            entry("group.initial.rebalance.delay.ms", "0"),
            entry("group.min.session.timeout.ms", "1000"),
            entry("num.network.threads", "2"),
            entry("num.io.threads", "2"),
            entry("background.threads", "2"),
            entry("log.cleaner.dedupe.buffer.size", "16777216"),
            entry("log.segment.bytes", "67108864"),
            entry("log.index.size.max.bytes", "1048576"),
            entry("log.retention.hours", "168"),
            entry("log.retention.bytes", "1073741824"));

    private KafkaMain() {}

    /**
     * Arguments: data folder, broker port, controller port, file to create when ready; and, to speak TLS alone, the broker's key with
     * its certificates, and those of the authority.
     */
    public static void main(String[] arguments) throws Exception {
        Path log = Path.of(arguments[0]).resolve("log");
        format(log);
        var broker = new LocalPort(Integer.parseInt(arguments[1]));
        var controller = new LocalPort(Integer.parseInt(arguments[2]));
        var settings = settings(log, broker, controller);
        if (arguments.length > ENCRYPTED) {
            settings.putAll(encryption(broker, controller, arguments[ENCRYPTED], arguments[ENCRYPTED + 1]));
        }
        var server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "shutdown"));
        server.startup();
        Files.writeString(
                Path.of(arguments[3]), Long.toString(ProcessHandle.current().pid()));
        server.awaitShutdown();
    }

    private static void format(Path log) throws Exception {
        Files.createDirectories(log);
        new Formatter()
                .setClusterId(CLUSTER)
                .setNodeId(NODE)
                .addDirectory(log.toString())
                .setMetadataLogDirectory(log.toString())
                .setControllerListenerName("CONTROLLER")
                .setIgnoreFormatted(true)
                .run();
    }

    private static Map<String, String> settings(Path log, LocalPort broker, LocalPort controller) {
        var settings = new HashMap<>(SMALL);
        settings.put("node.id", Integer.toString(NODE));
        settings.put("listeners", "PLAINTEXT://%s,CONTROLLER://%s".formatted(broker.address(), controller.address()));
        settings.put("advertised.listeners", "PLAINTEXT://" + broker.address());
        settings.put("controller.quorum.voters", NODE + "@" + controller.address());
        settings.put("log.dirs", log.toString());
        return settings;
    }

    /** Whoever is not known is the controller's own broker, on a listener that is nobody else's. */
    private static Map<String, String> encryption(
            LocalPort broker, LocalPort controller, String identity, String authority) {
        return Map.ofEntries(
                entry("listeners", "SSL://%s,CONTROLLER://%s".formatted(broker.address(), controller.address())),
                entry("advertised.listeners", "SSL://" + broker.address()),
                entry("listener.security.protocol.map", "SSL:SSL,CONTROLLER:PLAINTEXT"),
                entry("inter.broker.listener.name", "SSL"),
                entry("ssl.keystore.type", "PEM"),
                entry("ssl.keystore.location", identity),
                entry("ssl.truststore.type", "PEM"),
                entry("ssl.truststore.location", authority),
                entry("ssl.client.auth", "required"),
                entry("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer"),
                entry("super.users", "User:ANONYMOUS;User:CN=kafka;User:CN=" + Kafka.ADMINISTRATOR));
    }
}
