package io.neonpro.devstack.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Properties;

/**
 * An e-mail that the mail server took.
 *
 * @param recipient one address; a mail to two people is two of these
 * @param raw the message as it was sent (RFC 5322)
 */
public record Mail(String recipient, byte[] raw) {

    public String subject() {
        try {
            return Optional.ofNullable(message().getSubject()).orElse("");
        } catch (MessagingException malformed) {
            throw new IllegalStateException(malformed);
        }
    }

    /** The readable text, decoded; the HTML when there is no other. */
    public String text() {
        return part("text/plain").or(() -> part("text/html")).orElse("");
    }

    /** The first part of a type, decoded: {@code text/plain}, {@code text/calendar} and so on. */
    public Optional<String> part(String type) {
        try {
            return find(message(), type);
        } catch (MessagingException | IOException malformed) {
            throw new IllegalStateException(malformed);
        }
    }

    /** The parsed message. */
    public MimeMessage message() {
        try {
            return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
        } catch (MessagingException malformed) {
            throw new IllegalStateException(malformed);
        }
    }

    String toLine() {
        return recipient + " " + Base64.getEncoder().encodeToString(raw);
    }

    static Mail ofLine(String line) {
        int space = line.indexOf(' ');
        return new Mail(line.substring(0, space), Base64.getDecoder().decode(line.substring(space + 1)));
    }

    private static Optional<String> find(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            byte[] content = part.getInputStream().readAllBytes();
            return Optional.of(new String(content, StandardCharsets.UTF_8));
        }
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                var found = find(parts.getBodyPart(i), type);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
