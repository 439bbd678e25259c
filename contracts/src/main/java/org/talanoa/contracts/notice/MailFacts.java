package org.talanoa.contracts.notice;

import java.util.List;
import org.talanoa.contracts.ContactId;
import org.talanoa.contracts.MailId;
import org.talanoa.contracts.NoticeId;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.ReviewId;

/**
 * What everyone may know of a mail.
 *
 * @param notices what it tells, at least one
 * @param attempts how often a mail server was asked to take it
 */
public record MailFacts(
        MailId id,
        ReviewId review,
        RegistrationId registration,
        ContactId contact,
        List<NoticeId> notices,
        Template template,
        NoticeState state,
        int attempts) {}
