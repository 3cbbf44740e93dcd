package io.neonpro.devstack.mail;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.neonpro.devstack.process.Freezable;
import io.neonpro.devstack.process.LocalPort;
import io.neonpro.devstack.process.Part;
import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** Takes every mail over SMTP and delivers none: they lie in a {@link Mailbag} for all to see. */
public final class MailServer implements Part, Freezable {

    private static final String SINK = "sink@localhost";

    /** It is given two seconds by itself, and takes the port after them all the same. */
    private static final Duration START_LIMIT = Duration.ofMinutes(1);

    private final LocalPort port;
    private final Mailbag bag = new Mailbag();
    private final MailboxServer mailbox;
    private GreenMail server;
    private volatile CountDownLatch thawed = new CountDownLatch(0);

    public MailServer(LocalPort port, LocalPort mailboxPort) {
        this.port = port;
        this.mailbox = new MailboxServer(mailboxPort, bag);
    }

    @Override
    public String name() {
        return "smtp";
    }

    @Override
    public synchronized void start() {
        if (isRunning()) {
            return;
        }
        port.requireFreeFor("SMTP");
        CompletableFuture.runAsync(this::serve, task -> new Thread(new Connections(), task).start())
                .join();
        var sink = server.setUser(SINK, SINK, SINK);
        server.getUserManager().setMessageDeliveryHandler((mail, to) -> take(mail, to, sink));
        mailbox.open();
    }

    private void serve() {
        ServerSetup setup = new ServerSetup(port.number(), LocalPort.HOST, "smtp");
        setup.setServerStartupTimeout(START_LIMIT.toMillis());
        server = new GreenMail(setup);
        server.withConfiguration(new GreenMailConfiguration().withDisabledAuthentication());
        server.start();
    }

    @Override
    public void freeze() {
        thawed = new CountDownLatch(1);
    }

    @Override
    public void thaw() {
        thawed.countDown();
    }

    @Override
    public synchronized void stop() {
        thaw();
        if (isRunning()) {
            server.stop();
        }
    }

    /** Stops for good, the list of mails included. */
    public void close() {
        stop();
        mailbox.close();
    }

    @Override
    public synchronized boolean isRunning() {
        return server != null && server.isRunning();
    }

    @Override
    public boolean hasDied() {
        return false;
    }

    @Override
    public String logTail() {
        return "";
    }

    /** GreenMail wants an inbox to put the mail in too; it is emptied, as the bag is bounded. */
    private GreenMailUser take(MovingMessage message, MailAddress recipient, GreenMailUser sink)
            throws MessagingException, UserException {
        var raw = new ByteArrayOutputStream();
        try {
            message.getMessage().writeTo(raw);
            bag.add(new Mail(recipient.getEmail(), raw.toByteArray()));
            thawed.await();
            server.purgeEmailFromAllMailboxes();
            return sink;
        } catch (IOException | FolderException failed) {
            throw new UserException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UserException(stopped);
        }
    }
}
