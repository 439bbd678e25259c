package org.talanoa.notification.notice;

import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.ContactId;
import org.talanoa.contracts.NoticeId;
import org.talanoa.contracts.ReviewId;

/** What a notice may be waiting for. */
public record Wait(
        @BsonId NoticeId id,
        ContactId contact,
        ReviewId review,
        @Nullable ConsultationId consultation) {
    static Wait of(Notice notice) {
        var about = notice.about();
        return new Wait(
                notice.id(),
                notice.contact(),
                notice.review(),
                about == null ? null : about.consultation());
    }
}
