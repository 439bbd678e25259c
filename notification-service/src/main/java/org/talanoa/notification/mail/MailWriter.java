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
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import org.talanoa.contracts.MailId;
import org.talanoa.kit.security.InstallationKey;
import org.talanoa.notification.access.AccessLinks;
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
    private final Pages pages;
    private final AccessLinks links;
    private final InternetAddress sender;
    private final Clock clock;

    MailWriter(
            NoticeStore notices,
            ContactStore contacts,
            ReviewStore reviews,
            LetterWriter letters,
            HtmlPart html,
            InstallationKey key,
            Pages pages,
            AccessLinks links,
            MailSettings settings,
            Clock clock)
            throws AddressException {
        this.notices = notices;
        this.contacts = contacts;
        this.reviews = reviews;
        this.letters = letters;
        this.html = html;
        this.key = key;
        this.pages = pages;
        this.links = links;
        this.sender = settings.sender();
        this.clock = clock;
    }

    /** The letter as others than its receiver may read it; empty if its contact is gone. */
    Optional<Letter> letterWithoutLink(Mail mail) {
        return letter(mail, (_, _) -> LINK_NOT_SHOWN);
    }

    /** The person it goes to; empty if they are gone. */
    Optional<Contact> receiver(Mail mail) {
        return contacts.find(mail.contact());
    }

    /**
     * The message as it leaves, written right before it does, for here the time of an access link
     * begins; empty if its contact is gone or has no address that can be.
     */
    Optional<MimeMessage> message(Mail mail) {
        var to = receiver(mail).flatMap(contact -> addressOf(contact.email()));
        if (to.isEmpty()) return Optional.empty();
        var letter = letter(mail, (notice, contact) -> link(mail, notice, contact));
        if (letter.isEmpty()) return Optional.empty();
        try {
            return Optional.of(message(mail.id(), to.get(), letter.get()));
        } catch (MessagingException e) {
            throw new IllegalStateException("Mail " + mail.id() + " can't be written", e);
        }
    }

    private Optional<Letter> letter(Mail mail, BiFunction<Notice, Contact, String> link) {
        return notices.find(mail.notices().getFirst())
                .flatMap(notice ->
                        contacts.find(notice.contact())
                                .flatMap(contact -> letter(notice, contact, link)));
    }

    private Optional<Letter> letter(
            Notice notice, Contact contact, BiFunction<Notice, Contact, String> link) {
        return reviews.find(notice.review())
                .map(review -> letters.write(notice, contact, review, link.apply(notice, contact)));
    }

    private String link(Mail mail, Notice notice, Contact to) {
        return switch (notice.template()) {
            case CONFIRM_ADDRESS -> {
                var id = notice.registration();
                var nonce = notice.nonce();
                yield nonce == null
                        ? pages.start()
                        : pages.confirmation(id, key.token(CONFIRMATION, id.value(), nonce));
            }
            case ALREADY_REGISTERED, ACCESS_LINK ->
                    pages.access(links.tokenFor(mail.id(), notice, to));
            default -> pages.access();
        };
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
