package org.talanoa.notification.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import org.springframework.stereotype.Component;
import org.talanoa.contracts.MailId;
import org.talanoa.kit.KitSettings;
import org.talanoa.kit.security.InstallationKey;
import org.talanoa.notification.contact.Contact;
import org.talanoa.notification.contact.ContactStore;
import org.talanoa.notification.notice.Notice;
import org.talanoa.notification.notice.NoticeStore;
import org.talanoa.notification.review.ReviewStore;

/**
 * Writes mails from what is known at this moment. The link of a mail is derived here and goes
 * nowhere but into the message: it is not stored and not logged.
 */
@Component
class MailWriter {
    /** registration-service checks links under the same purpose. */
    private static final String CONFIRMATION = "confirmation";

    /** What stands in the place of a link where a mail is shown to others. */
    static final String LINK_NOT_SHOWN = "‹personal link›";

    private static final Session NO_SERVER = Session.getInstance(new Properties());

    private final NoticeStore notices;
    private final ContactStore contacts;
    private final ReviewStore reviews;
    private final LetterWriter letters;
    private final HtmlPart html;
    private final InstallationKey key;
    private final String baseUrl;
    private final InternetAddress sender;
    private final Clock clock;

    MailWriter(
            NoticeStore notices,
            ContactStore contacts,
            ReviewStore reviews,
            LetterWriter letters,
            HtmlPart html,
            InstallationKey key,
            KitSettings kit,
            MailSettings settings,
            Clock clock)
            throws AddressException {
        this.notices = notices;
        this.contacts = contacts;
        this.reviews = reviews;
        this.letters = letters;
        this.html = html;
        this.key = key;
        this.baseUrl = kit.baseUrl().replaceAll("/+$", "");
        this.sender = settings.sender();
        this.clock = clock;
    }

    /** The letter as others than its receiver may read it; empty if its contact is gone. */
    Optional<Letter> letterWithoutLink(Mail mail) {
        return notice(mail).flatMap(notice -> letter(notice, LINK_NOT_SHOWN));
    }

    /** The person it goes to; empty if they are gone. */
    Optional<Contact> receiver(Mail mail) {
        return contacts.find(mail.contact());
    }

    /** The message as it leaves; empty if its contact is gone or has no address that can be. */
    Optional<MimeMessage> message(Mail mail) {
        var to = receiver(mail).flatMap(contact -> addressOf(contact.email()));
        var letter = notice(mail).flatMap(notice -> letter(notice, link(notice)));
        if (to.isEmpty() || letter.isEmpty()) return Optional.empty();
        try {
            return Optional.of(message(mail.id(), to.get(), letter.get()));
        } catch (MessagingException e) {
            throw new IllegalStateException("Mail " + mail.id() + " can't be written", e);
        }
    }

    private Optional<Notice> notice(Mail mail) {
        return notices.find(mail.notices().getFirst());
    }

    private Optional<Letter> letter(Notice notice, String link) {
        return contacts.find(notice.contact())
                .flatMap(contact ->
                        reviews.find(notice.review())
                                .map(review -> letters.write(notice, contact, review, link)));
    }

    private String link(Notice notice) {
        var nonce = notice.nonce();
        if (nonce == null) return baseUrl;
        var id = notice.registration().value();
        var token = key.token(CONFIRMATION, id, nonce);
        return baseUrl + "/registrations/" + id + "/confirm?token=" + token;
    }

    /** Without the person's name: it is text from the form, and nobody has proven the address. */
    private static Optional<InternetAddress> addressOf(String email) {
        try {
            var address = new InternetAddress(email, true);
            boolean plain = email.equals(address.getAddress());
            return plain ? Optional.of(address) : Optional.empty();
        } catch (AddressException _) {
            return Optional.empty();
        }
    }

    private MimeMessage message(MailId id, InternetAddress to, Letter letter)
            throws MessagingException {
        var host = sender.getAddress().substring(sender.getAddress().lastIndexOf('@') + 1);
        var message = new Named(id.value() + "@" + host);
        message.setFrom(sender);
        message.setRecipient(Message.RecipientType.TO, to);
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Content-Language", letter.language().getLanguage());
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        var parts = new MimeMultipart("alternative");
        parts.addBodyPart(part(TextPart.of(letter), "plain"));
        parts.addBodyPart(part(html.of(letter), "html"));
        message.setContent(parts);
        message.saveChanges();
        return message;
    }

    private static MimeBodyPart part(String content, String kind) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(content, StandardCharsets.UTF_8.name(), kind);
        return part;
    }

    /** The same Message-ID however often it is sent, so that a repetition can be recognized. */
    private static final class Named extends MimeMessage {
        private final String name;

        Named(String name) {
            super(NO_SERVER);
            this.name = name;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + name + ">");
        }
    }
}
