package org.talanoa.notification.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.talanoa.contracts.LanguageTag;
import org.talanoa.kit.operation.TraceParent;
import org.talanoa.kit.security.InstallationKey;
import org.talanoa.notification.access.AccessLinks;
import org.talanoa.notification.consultation.ConsultationStore;
import org.talanoa.notification.contact.Contact;
import org.talanoa.notification.contact.ContactStore;
import org.talanoa.notification.notice.Notice;
import org.talanoa.notification.notice.NoticeStore;
import org.talanoa.notification.registration.RegistrationStore;
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

    private final NoticeStore notices;
    private final ContactStore contacts;
    private final ReviewStore reviews;
    private final ConsultationStore consultations;
    private final RegistrationStore registrations;
    private final LetterWriter letters;
    private final MessageWriter messages;
    private final InstallationKey key;
    private final Pages pages;
    private final AccessLinks links;
    private final Clock clock;

    MailWriter(
            NoticeStore notices,
            ContactStore contacts,
            ReviewStore reviews,
            ConsultationStore consultations,
            RegistrationStore registrations,
            LetterWriter letters,
            MessageWriter messages,
            InstallationKey key,
            Pages pages,
            AccessLinks links,
            Clock clock) {
        this.notices = notices;
        this.contacts = contacts;
        this.reviews = reviews;
        this.consultations = consultations;
        this.registrations = registrations;
        this.letters = letters;
        this.messages = messages;
        this.key = key;
        this.pages = pages;
        this.links = links;
        this.clock = clock;
    }

    /** The letter as others than its receiver may read it; empty if its contact is gone. */
    Optional<Letter> letterWithoutLink(Mail mail) {
        return receiver(mail).flatMap(to -> letter(mail, told(mail), to, _ -> LINK_NOT_SHOWN));
    }

    /** The person it goes to; empty if they are gone. */
    Optional<Contact> receiver(Mail mail) {
        return mail.last() != null
                ? Optional.of(mail.last().asContact())
                : contacts.find(mail.contact());
    }

    /** Goes on in the trace of the first that it tells. */
    TraceParent.Continued inTraceOf(Mail mail) {
        return notices.inTraceOf(mail.notices().getFirst());
    }

    /** Whether its reader was erased and it is not the mail that tells so. */
    boolean isForNobody(Mail mail) {
        return mail.last() == null && contacts.isBuried(mail.contact());
    }

    /**
     * The message as it leaves, written right before it does, for here the time of an access link
     * begins; empty if its contact is gone or has no address that can be.
     */
    Optional<MimeMessage> message(Mail mail) {
        var contact = receiver(mail);
        var to = contact.flatMap(known -> addressOf(known.email()));
        if (contact.isEmpty() || to.isEmpty()) return Optional.empty();
        var told = told(mail);
        return letter(mail, told, contact.get(), lead -> link(mail, lead, contact.get()))
                .map(letter ->
                        messages.message(mail.id(), to.get(), letter, calendars(told, letter)));
    }

    private List<CalendarEntry> calendars(List<Told> told, Letter letter) {
        var language = new LanguageTag(letter.language().getLanguage());
        return told.stream()
                .filter(Told::isForCalendar)
                .map(one -> CalendarEntry.of(one, language, messages.sender()))
                .toList();
    }

    private List<Told> told(Mail mail) {
        var all = mail.last() != null ? lastNotice(mail).stream() : noticesOf(mail);
        return Told.worthTelling(all.map(this::told).toList(), clock.instant());
    }

    private Stream<Notice> noticesOf(Mail mail) {
        return mail.notices().stream().flatMap(id -> notices.find(id).stream());
    }

    /** The last mail tells of no notice that is kept. */
    private Optional<Notice> lastNotice(Mail mail) {
        return registrations
                .find(mail.registration())
                .map(known ->
                        Notice.plain(
                                mail.notices().getFirst(),
                                mail.contact(),
                                mail.template(),
                                mail.queuedAt(),
                                mail.review(),
                                mail.registration(),
                                known.reference()));
    }

    private Told told(Notice notice) {
        var about = notice.about();
        return new Told(
                notice,
                about == null ? null : consultations.find(about.consultation()).orElse(null));
    }

    private Optional<Letter> letter(
            Mail mail, List<Told> told, Contact to, Function<Notice, String> link) {
        if (told.isEmpty()) return Optional.empty();
        var lead = told.getFirst().notice();
        return reviews.find(mail.review())
                .map(review -> letters.write(told, to, review, link.apply(lead)));
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
            case ALREADY_REGISTERED, ACCESS_LINK, SEAT_OFFERED ->
                    pages.access(links.tokenFor(mail.id(), notice, to));
            case RECEIPT,
                    REGISTRATION_APPROVED,
                    REGISTRATION_DECLINED,
                    REGISTRATION_WITHDRAWN,
                    DELEGATE_NAMED,
                    SEAT_CONFIRMED,
                    SEAT_WAITLISTED,
                    SEAT_OFFER_EXPIRED,
                    SEAT_REFUSED,
                    CONSULTATION_CHANGED,
                    CONSULTATION_CANCELLED ->
                    pages.access();
            case ERASED -> pages.start();
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
}
