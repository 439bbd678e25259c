package org.talanoa.notification.notice;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.talanoa.contracts.ContactId;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.notice.Template;
import org.talanoa.notification.registration.KnownRegistration;

/**
 * Something to tell the focal point of a registration of which we may not have heard yet, so that
 * nobody knows who that is.
 *
 * @param event {@code ce_id} of what happened
 */
public record Reason(
        @BsonId String id,
        String event,
        Template template,
        Instant happenedAt,
        ReviewId review,
        RegistrationId registration,
        Notice.About about) {

    static Reason of(
            String event,
            Template template,
            Instant happenedAt,
            ReviewId review,
            RegistrationId registration,
            Notice.About about) {
        var id = event + ":" + registration + ":" + template;
        return new Reason(id, event, template, happenedAt, review, registration, about);
    }

    Notice noticeTo(ContactId focalPoint, KnownRegistration known) {
        return new Notice(
                Notice.idOf(event, focalPoint, template),
                focalPoint,
                template,
                happenedAt,
                review,
                registration,
                known.reference(),
                null,
                null,
                about);
    }

    boolean isTooOld(Instant now) {
        return now.isAfter(happenedAt.plus(NoticeRules.validityOf(template)));
    }
}
