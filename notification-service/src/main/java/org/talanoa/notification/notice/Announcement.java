package org.talanoa.notification.notice;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.LocalizedText;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.notice.Template;
import org.talanoa.contracts.review.ConsultationEvent;
import org.talanoa.kit.event.Fact;
import org.talanoa.notification.seat.KnownSeat;

/**
 * What those have to learn who have or await a seat in a consultation. Their seats come by another
 * topic, and may be heard of later.
 *
 * @param event {@code ce_id} of what happened
 */
public record Announcement(
        @BsonId String event,
        Template template,
        Instant happenedAt,
        ReviewId review,
        ConsultationId consultation,
        @Nullable LocalizedText note) {

    static Announcement of(Fact<ConsultationEvent> fact, Template template) {
        var consultation = fact.event().consultation();
        return new Announcement(
                fact.id(),
                template,
                fact.time(),
                consultation.review(),
                consultation.id(),
                consultation.note());
    }

    /**
     * Whether it concerns who has this seat, of which we heard afterwards. Who got it after a
     * change got it as it is since then; a cancellation concerns them too.
     */
    boolean isNewsTo(KnownSeat seat) {
        return seat.isTouchedBy(happenedAt)
                && (template == Template.CONSULTATION_CANCELLED
                        || !seat.since().isAfter(happenedAt));
    }

    Reason reasonFor(KnownSeat seat) {
        return Reason.of(
                event,
                template,
                happenedAt,
                review,
                seat.registration(),
                new Notice.About(consultation, seat.state(), null, note));
    }
}
