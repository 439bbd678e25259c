package org.talanoa.notification.mail;

import java.util.Comparator;
import java.util.List;
import org.talanoa.contracts.notice.Template;

/** Which of several things that a mail tells comes first, and gives it its subject. */
final class Importance {
    /** What wants an answer, then what was decided, then what follows from it. */
    private static final List<Template> ORDER =
            List.of(
                    Template.SEAT_OFFERED,
                    Template.REGISTRATION_APPROVED,
                    Template.REGISTRATION_DECLINED,
                    Template.REGISTRATION_WITHDRAWN,
                    Template.CONSULTATION_CANCELLED,
                    Template.SEAT_CONFIRMED,
                    Template.CONSULTATION_CHANGED,
                    Template.SEAT_WAITLISTED,
                    Template.SEAT_OFFER_EXPIRED,
                    Template.SEAT_REFUSED,
                    Template.DELEGATE_NAMED);

    static final Comparator<Template> FIRST = Comparator.comparingInt(ORDER::indexOf);

    private Importance() {}

    static Template moreImportant(Template one, Template other) {
        return FIRST.compare(one, other) <= 0 ? one : other;
    }

    /** What is not in the order leaves alone. */
    static boolean isMerged(Template template) {
        return ORDER.contains(template);
    }
}
