package org.talanoa.notification.mail;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.talanoa.contracts.ContactId;
import org.talanoa.contracts.MailId;
import org.talanoa.contracts.NoticeId;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.notice.NoticeState;
import org.talanoa.contracts.notice.Template;
import org.talanoa.kit.ListPage;

/** Shows the secretariat what was told to whom, and what became of it. */
@RestController
@RequestMapping("/api/v1/notices")
class NoticeController {
    private static final String READ = "hasAuthority('SCOPE_notices:read')";
    private static final String PERSONAL_DATA = "SCOPE_personal-data:read";

    private final MailStore mails;
    private final MailWriter writer;

    NoticeController(MailStore mails, MailWriter writer) {
        this.mails = mails;
        this.writer = writer;
    }

    /**
     * A notice by the mail that tells it.
     *
     * @param dueAt when it is tried next, while it has not ended
     * @param answer codes of the mail server's last refusal, like {@code 550 5.1.1}
     */
    record Shown(
            MailId id,
            ReviewId reviewId,
            RegistrationId registrationId,
            ContactId contactId,
            List<NoticeId> notices,
            Template template,
            NoticeState state,
            int attempts,
            Instant queuedAt,
            @Nullable Instant dueAt,
            @Nullable String answer,
            @Nullable String subject,
            @Nullable String text,
            @Nullable Receiver to) {}

    /** Only for who may read personal data. */
    record Receiver(String name, String email) {
        @Override
        public String toString() {
            return "Receiver";
        }
    }

    @GetMapping
    @PreAuthorize(READ)
    ListPage<Shown> list(
            @RequestParam @Nullable ReviewId reviewId,
            @RequestParam @Nullable NoticeState state,
            ListPage.Wanted page) {
        return mails.list(reviewId, state, page).map(mail -> shown(mail.state(), null, null));
    }

    @GetMapping("/{id}")
    @PreAuthorize(READ)
    ResponseEntity<Shown> one(@PathVariable MailId id, Authentication caller) {
        var found = mails.get(id);
        var mail = found.state();
        var letter = writer.letterWithoutLink(mail).orElse(null);
        var to = mayReadPersonalData(caller) ? receiver(mail) : null;
        return ResponseEntity.ok().eTag(found.eTag()).body(shown(mail, letter, to));
    }

    private static boolean mayReadPersonalData(Authentication caller) {
        return caller.getAuthorities().stream()
                .anyMatch(scope -> PERSONAL_DATA.equals(scope.getAuthority()));
    }

    private @Nullable Receiver receiver(Mail mail) {
        return writer.receiver(mail)
                .map(c -> new Receiver(c.givenName() + " " + c.familyName(), c.email()))
                .orElse(null);
    }

    private static Shown shown(Mail mail, @Nullable Letter letter, @Nullable Receiver to) {
        return new Shown(
                mail.id(),
                mail.review(),
                mail.registration(),
                mail.contact(),
                mail.notices(),
                mail.template(),
                mail.state(),
                mail.attempts(),
                mail.queuedAt(),
                mail.dueAt(),
                mail.answer(),
                letter == null ? null : letter.subject(),
                letter == null ? null : TextPart.of(letter),
                to);
    }
}
