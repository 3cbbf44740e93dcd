package io.neonpro.acceptance.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.neonpro.devstack.platform.Platform;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Looks through everything that the platform keeps, as whoever steals it would, for what is somebody's own. */
record Traces(Platform platform) {

    private static final List<String> DATABASES =
            List.of("identity", "clinic", "patient", "scheduling", "billing", "notify");

    private static final String TABLES = """
            select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
            """;

    private static final Duration POLL = Duration.ofMillis(200);

    /** Where any of these words is readable: {@code database.table}, {@code redis} or a topic. */
    List<String> of(List<String> words) {
        return Stream.of(inDatabases(words), inRedis(words), inKafka(words))
                .flatMap(List::stream)
                .toList();
    }

    /** Bytes are text here, in hexadecimal digits. */
    List<String> inDatabases(List<String> words) {
        String pattern = String.join(
                "|",
                words.stream()
                        .flatMap(word -> Stream.of(word, HexFormat.of().formatHex(word.getBytes(UTF_8))))
                        .toList());
        List<String> found = new ArrayList<>();
        for (String database : DATABASES) {
            try (Connection connection = connection(database)) {
                for (String table : strings(connection, TABLES, null)) {
                    boolean isThere = !strings(
                                    connection,
                                    "select 'there' from " + table + " as one where one::text ~* ? limit 1",
                                    pattern)
                            .isEmpty();
                    if (isThere) {
                        found.add(database + "." + table);
                    }
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
        return found;
    }

    private static List<String> strings(Connection connection, String sql, String argument) throws SQLException {
        List<String> values = new ArrayList<>();
        try (var statement = connection.prepareStatement(sql)) {
            if (argument != null) {
                statement.setString(1, argument);
            }
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
            }
        }
        return values;
    }

    private Connection connection(String database) throws SQLException {
        var addresses = platform.stack().addresses();
        return DriverManager.getConnection(
                "jdbc:postgresql://" + addresses.primary() + "/" + database, "postgres", addresses.postgresPassword());
    }

    /** By its protocol: {@code DUMP} shows a value of any type. */
    List<String> inRedis(List<String> words) {
        URI address = platform.stack().addresses().redis();
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            var answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            StringBuilder kept = new StringBuilder();
            for (String key : list(socket, answers, "KEYS *")) {
                kept.append(key).append(' ').append(String.join(" ", list(socket, answers, "DUMP " + key)));
            }
            return words.stream().anyMatch(kept.toString().toLowerCase()::contains) ? List.of("redis") : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of what mentions a word and does not expire by itself. */
    List<String> lastingInRedis(String word) {
        URI address = platform.stack().addresses().redis();
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            var answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            List<String> lasting = new ArrayList<>();
            for (String key : list(socket, answers, "KEYS *" + word + "*")) {
                if (list(socket, answers, "TTL " + key).contains(":-1")) {
                    lasting.add(key);
                }
            }
            return lasting;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is between one answer and that to a {@code PING}. */
    private static List<String> list(Socket socket, BufferedReader answers, String command) throws IOException {
        socket.getOutputStream().write((command + "\r\nPING\r\n").getBytes(UTF_8));
        List<String> lines = new ArrayList<>();
        for (String line = answers.readLine(); line != null && !line.equals("+PONG"); line = answers.readLine()) {
            if (!line.startsWith("$") && !line.startsWith("*")) {
                lines.add(line);
            }
        }
        return lines;
    }

    /** All that there is in all topics, from their beginnings. */
    List<String> inKafka(List<String> words) {
        List<String> found = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", platform.stack().addresses().kafka()),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.listTopics().values().stream()
                    .flatMap(List::stream)
                    .map(one -> new TopicPartition(one.topic(), one.partition()))
                    .filter(one -> one.topic().startsWith("neonpro."))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL)
                        .forEach(event -> words.stream()
                                .filter(word -> event.value() != null
                                        && event.value().toLowerCase().contains(word.toLowerCase()))
                                .forEach(word -> found.add(event.topic())));
            }
        }
        return found.stream().distinct().toList();
    }
}
