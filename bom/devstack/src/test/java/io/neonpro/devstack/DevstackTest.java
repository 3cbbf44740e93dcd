package io.neonpro.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.neonpro.devstack.process.LocalPort;
import io.neonpro.devstack.process.PartFailed;
import io.neonpro.devstack.redis.Redis;
import io.neonpro.migrate.Server;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevstackTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    static Path folder;

    private static Devstack stack;

    @BeforeAll
    static void start() {
        stack = Devstack.start(Setup.forTests(folder).withSecondReplica(), Progress.SILENT);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void whatThePrimaryCommitsTheReplicaShows() throws SQLException {
        write("create table shown (); select 1");

        Replication.awaitReplay(stack.addresses());

        assertThat(read("select to_regclass('shown')")).isEqualTo("shown");
    }

    @Test
    void whileReplayIsPausedTheReplicaAnswersFromThePast() throws SQLException {
        write("create table counted as select 1 as n; select 1");
        Replication.awaitReplay(stack.addresses());
        stack.replica().pauseReplay();

        write("insert into counted values (2) returning n");

        assertThat(read("select count(*) from counted")).isEqualTo("1");
        stack.replica().resumeReplay();
        await().atMost(PATIENCE)
                .until(() -> read("select count(*) from counted").equals("2"));
    }

    @Test
    void eachReplicaReplaysOnItsOwn() throws SQLException {
        write("create table twice as select 1 as n; select 1");
        Replication.awaitReplay(stack.addresses());
        stack.secondReplica().pauseReplay();

        write("insert into twice values (2) returning n");

        await().atMost(PATIENCE).until(() -> read("select count(*) from twice").equals("2"));
        assertThat(readSecond("select count(*) from twice")).isEqualTo("1");
        stack.secondReplica().resumeReplay();
        await().atMost(PATIENCE)
                .until(() -> readSecond("select count(*) from twice").equals("2"));
    }

    @Test
    void aReplicaThatWasStoppedCatchesUp() throws SQLException {
        stack.replica().stop();
        write("create table missed (); select 1");

        stack.replica().start();

        await().atMost(PATIENCE).until(() -> "missed".equals(read("select to_regclass('missed')")));
    }

    @Test
    void aReplicaServesReadsWithoutThePrimary() throws SQLException {
        stack.primary().stop();

        assertThat(read("select pg_is_in_recovery()")).isEqualTo("t");
        stack.primary().start();
        assertThat(write("select pg_is_in_recovery()")).isEqualTo("f");
    }

    @Test
    void theExtensionsThatServicesNeedAreThere() throws SQLException {
        assertThat(write("""
                                select count(*) from pg_available_extensions where name in ('btree_gist',
                                  'pg_trgm', 'unaccent', 'pgcrypto', 'citext', 'pg_stat_statements')
                                """)).isEqualTo("6");
        assertThat(write("show shared_preload_libraries")).isEqualTo("pg_stat_statements");
    }

    @Test
    void kafkaKeepsItsMessagesWhenItStopsAndStarts() {
        var topic = new Topic(stack.addresses().kafka(), "kept");
        topic.publish("before");
        stack.kafka().stop();

        stack.kafka().start();

        topic.publish("after");
        assertThat(topic.read(2)).containsExactly("before", "after");
    }

    @Test
    void redisIsGoneWhileItIsStopped() {
        var port = new LocalPort(stack.addresses().redis().getPort());
        stack.redis().stop();
        assertThat(port.isOpen()).isFalse();

        stack.redis().start();

        assertThat(port.isOpen()).isTrue();
    }

    @Test
    void aMailCanBeReadByItsRecipient() throws MessagingException {
        send("ana@example.com", "Consulta marcada", "Até amanhã!");

        var mails = stack.mailbox().to("ana@example.com");

        assertThat(mails).hasSize(1);
        assertThat(mails.getFirst().subject()).isEqualTo("Consulta marcada");
        assertThat(mails.getFirst().text()).isEqualTo("Até amanhã!");
    }

    @Test
    void mailsAreRefusedWhileTheServerIsStopped() throws MessagingException {
        stack.smtp().stop();
        assertThatThrownBy(() -> send("rui@example.com", "lost", "")).isInstanceOf(MessagingException.class);

        stack.smtp().start();

        send("rui@example.com", "kept", "");
        assertThat(stack.mailbox().to("rui@example.com")).hasSize(1);
    }

    @Test
    void aTakenPortIsNamed(@TempDir Path own) throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getByName(LocalPort.HOST))) {
            var redis = new Redis(own, new LocalPort(other.getLocalPort()), own);

            assertThatThrownBy(redis::start)
                    .isInstanceOf(PartFailed.class)
                    .hasMessageContaining("port %d".formatted(other.getLocalPort()))
                    .hasMessageContaining("Redis");
        }
    }

    @Test
    void aDeathIsNoticedAndComesWithTheLog(@TempDir Path own) {
        var redis = new Redis(own, LocalPort.free(), own);
        redis.start();

        ProcessHandle.of(redis.pid().orElseThrow()).ifPresent(ProcessHandle::destroyForcibly);

        await().atMost(PATIENCE).until(redis::hasDied);
        assertThat(redis.logTail()).contains("Redis is starting");
        redis.start();
        assertThat(redis.hasDied()).isFalse();
        redis.stop();
        assertThat(redis.hasDied()).isFalse();
    }

    private static String write(String statements) throws SQLException {
        return ask(stack.addresses().primary(), statements);
    }

    private static String read(String query) throws SQLException {
        return ask(stack.addresses().replica(), query);
    }

    private static String readSecond(String query) throws SQLException {
        return ask(stack.addresses().replicas().get(1), query);
    }

    private static String ask(String address, String statements) throws SQLException {
        var server = Server.at(address, stack.addresses().postgresPassword());
        try (var connection = server.database("postgres").getConnection();
                var statement = connection.createStatement()) {
            boolean hasRows = statement.execute(statements);
            while (!hasRows) {
                hasRows = statement.getMoreResults();
            }
            statement.getResultSet().next();
            return statement.getResultSet().getString(1);
        }
    }

    private static void send(String recipient, String subject, String text) throws MessagingException {
        var settings = new Properties();
        settings.put("mail.smtp.host", stack.addresses().values().get("NEONPRO_SMTP_HOST"));
        settings.put("mail.smtp.port", stack.addresses().values().get("NEONPRO_SMTP_PORT"));
        var message = new MimeMessage(Session.getInstance(settings));
        message.setFrom("clinic@example.com");
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(recipient));
        message.setSubject(subject, "UTF-8");
        message.setText(text, "UTF-8");
        Transport.send(message);
    }
}
