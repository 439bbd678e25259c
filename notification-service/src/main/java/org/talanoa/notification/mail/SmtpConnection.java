package org.talanoa.notification.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A connection to the mail server that is kept from mail to mail, for connecting is half of the
 * work. One worker uses it at a time. All waiting ends: within {@link Mail#LEASE} in the worst
 * case, since a conversation has less than twenty steps.
 */
final class SmtpConnection implements AutoCloseable {
    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final Duration PER_STEP = Duration.ofSeconds(12);
    private static final long TRUSTED_NANOS = Duration.ofSeconds(1).toNanos();

    private final MailSettings settings;
    private final Session session;
    private @Nullable Transport transport;
    private long lastUsed;

    SmtpConnection(MailSettings settings) {
        this.settings = settings;
        this.session = Session.getInstance(properties(settings));
    }

    private static Properties properties(MailSettings settings) {
        var properties = new Properties();
        var perStep = String.valueOf(PER_STEP.toMillis());
        // Each of the three is endless unless it is set.
        properties.put("mail.smtp.connectiontimeout", String.valueOf(TO_CONNECT.toMillis()));
        properties.put("mail.smtp.timeout", perStep);
        properties.put("mail.smtp.writetimeout", perStep);
        var tls = String.valueOf(settings.smtpStarttls());
        properties.put("mail.smtp.starttls.enable", tls);
        properties.put("mail.smtp.starttls.required", tls);
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.auth", String.valueOf(!settings.smtpUsername().isBlank()));
        properties.put("mail.smtp.quitwait", "false");
        properties.put("mail.smtp.socketFactory", new PromptSockets());
        return properties;
    }

    /** Hands the message over, and says how that ended. */
    Outcome deliver(MimeMessage message) {
        try {
            connected().sendMessage(message, message.getAllRecipients());
            lastUsed = System.nanoTime();
            return new Outcome.Accepted();
        } catch (MessagingException e) {
            var outcome = SmtpAnswers.outcomeOf(e);
            close();
            return outcome;
        }
    }

    private Transport connected() throws MessagingException {
        var kept = transport;
        if (kept != null) {
            // Servers hang up on who says nothing for a while.
            if (System.nanoTime() - lastUsed < TRUSTED_NANOS || kept.isConnected()) return kept;
            close();
        }
        var fresh = session.getTransport("smtp");
        boolean signsIn = !settings.smtpUsername().isBlank();
        fresh.connect(
                settings.smtpHost(),
                settings.smtpPort(),
                signsIn ? settings.smtpUsername() : null,
                signsIn ? settings.smtpPassword() : null);
        transport = fresh;
        lastUsed = System.nanoTime();
        return fresh;
    }

    @Override
    public void close() {
        var kept = transport;
        transport = null;
        if (kept == null) return;
        try {
            kept.close();
        } catch (MessagingException _) {
            // It is gone either way.
        }
    }
}
