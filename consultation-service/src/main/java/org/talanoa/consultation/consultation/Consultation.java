package org.talanoa.consultation.consultation;

import static org.talanoa.consultation.consultation.ConsultationRefusal.ALREADY_CANCELLED;
import static org.talanoa.consultation.consultation.ConsultationRefusal.ALREADY_HELD;
import static org.talanoa.consultation.consultation.ConsultationRefusal.NOTE_NEEDED;
import static org.talanoa.consultation.consultation.ConsultationRefusal.NOTHING_TO_RELEASE;
import static org.talanoa.consultation.consultation.ConsultationRefusal.NOT_RELEASED;
import static org.talanoa.contracts.review.ConsultationStatus.ANNOUNCED;
import static org.talanoa.contracts.review.ConsultationStatus.CANCELLED;
import static org.talanoa.contracts.review.ConsultationStatus.DRAFT;
import static org.talanoa.contracts.review.ConsultationStatus.HELD;
import static org.talanoa.contracts.review.ConsultationStatus.OPEN;
import static org.talanoa.contracts.review.ConsultationStatus.REGISTRATION_CLOSED;
import static org.talanoa.kit.document.Decision.made;
import static org.talanoa.kit.document.Decision.quiet;
import static org.talanoa.kit.document.Decision.refused;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.LocalizedText;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.review.ConsultationEvent;
import org.talanoa.contracts.review.ConsultationFacts;
import org.talanoa.contracts.review.ConsultationStatus;
import org.talanoa.kit.document.Decision;
import org.talanoa.kit.document.Decision.Made;

/**
 * One dated consultation of a series. The secretariat works on its draft and releases it; what is
 * released opens, closes and is held by its own dates.
 *
 * @param draft what the next release will say; as the last one where nothing is in the works
 * @param last what everyone may know; null until the first release
 * @param cancelledBecause null unless it was cancelled
 */
public record Consultation(
        ConsultationId id,
        ReviewId review,
        ConsultationStatus status,
        Details draft,
        @Nullable Release last,
        @Nullable LocalizedText cancelledBecause,
        Reported reported) {

    /** One that nobody has been told of. */
    static Consultation drafted(ConsultationId id, ReviewId review, Details draft) {
        return new Consultation(id, review, DRAFT, draft, null, null, Reported.NOTHING);
    }

    /** One that had its release elsewhere: what the house brings along. */
    public static Consultation released(
            ConsultationId id,
            ReviewId review,
            ConsultationStatus status,
            Release release,
            Reported reported) {
        return new Consultation(id, review, status, release.details(), release, null, reported);
    }

    Made<Consultation, ConsultationEvent> released() {
        return made(this, new ConsultationEvent.Released(facts()));
    }

    /** Changes the draft; nobody is told. */
    Decision<Consultation, ConsultationEvent> revise(Details next) {
        return status == CANCELLED
                ? refused(ALREADY_CANCELLED)
                : quiet(
                        new Consultation(
                                id, review, status, next, last, cancelledBecause, reported));
    }

    /**
     * Publishes the draft.
     *
     * @param note why; needed from the second release on
     */
    Decision<Consultation, ConsultationEvent> release(
            @Nullable LocalizedText note, Instant now, @Nullable String by) {
        if (status == CANCELLED) return refused(ALREADY_CANCELLED);
        if (last == null) return publish(Release.first(draft, note, now, by), now);
        if (draft.equals(last.details())) return refused(NOTHING_TO_RELEASE);
        if (note == null) return refused(NOTE_NEEDED);
        return publish(last.next(draft, note, now, by), now);
    }

    private Made<Consultation, ConsultationEvent> publish(Release release, Instant now) {
        return new Consultation(
                        id,
                        review,
                        statusUnder(release, now),
                        draft,
                        release,
                        cancelledBecause,
                        reported)
                .released();
    }

    /**
     * A deadline that moved can open registration once more, and an opening put off closes it. One
     * that seemed to be held, by its old date or by a clock that was ahead, is still to come.
     */
    private ConsultationStatus statusUnder(Release release, Instant now) {
        var end = release.details().end();
        return switch (status) {
            case DRAFT, ANNOUNCED, OPEN, REGISTRATION_CLOSED -> statusBefore(release, now);
            case HELD -> end != null && end.isAfter(now) ? statusBefore(release, now) : HELD;
            case CLOSED, CANCELLED -> status;
        };
    }

    private ConsultationStatus statusBefore(Release release, Instant now) {
        var opens = release.details().registrationOpensAt();
        if (opens != null && opens.isAfter(now)) return ANNOUNCED;
        var isOver = last != null && isPast(release.details().closes(), now);
        return isOver ? REGISTRATION_CLOSED : OPEN;
    }

    /** Calls it off: it will not take place. */
    Decision<Consultation, ConsultationEvent> cancel(LocalizedText because) {
        return switch (status) {
            case DRAFT -> refused(NOT_RELEASED);
            case HELD, CLOSED -> refused(ALREADY_HELD);
            case CANCELLED -> refused(ALREADY_CANCELLED);
            case ANNOUNCED, OPEN, REGISTRATION_CLOSED -> {
                var cancelled =
                        new Consultation(id, review, CANCELLED, draft, last, because, reported);
                yield made(cancelled, new ConsultationEvent.Cancelled(cancelled.facts()));
            }
        };
    }

    /** Whether the draft says something that no release has said. */
    boolean hasUnreleased() {
        return last == null || !draft.equals(last.details());
    }

    /** When its status next changes by itself. */
    Optional<Instant> dueAt() {
        if (last == null) return Optional.empty();
        var details = last.details();
        return switch (status) {
            case ANNOUNCED -> earliest(details.registrationOpensAt(), details.end());
            case OPEN -> earliest(details.closes(), details.end());
            case REGISTRATION_CLOSED -> earliest(details.end());
            case DRAFT, HELD, CLOSED, CANCELLED -> Optional.empty();
        };
    }

    /** Becomes what its dates say; of several that have passed the last counts. */
    Decision<Consultation, ConsultationEvent> tick(Instant now) {
        if (last == null || dueAt().filter(at -> !at.isAfter(now)).isEmpty()) return quiet(this);
        if (isPast(last.details().end(), now)) {
            var held = with(HELD);
            return made(held, new ConsultationEvent.Held(held.facts()));
        }
        if (isPast(last.details().closes(), now)) {
            var closed = with(REGISTRATION_CLOSED);
            return made(closed, new ConsultationEvent.RegistrationClosed(closed.facts()));
        }
        var open = with(OPEN);
        return status == ANNOUNCED
                ? made(open, new ConsultationEvent.Opened(open.facts()))
                : quiet(this);
    }

    private static boolean isPast(@Nullable Instant at, Instant now) {
        return at != null && !at.isAfter(now);
    }

    private static Optional<Instant> earliest(@Nullable Instant... times) {
        return Stream.of(times).flatMap(Stream::ofNullable).min(Instant::compareTo);
    }

    private Consultation with(ConsultationStatus next) {
        return new Consultation(id, review, next, draft, last, cancelledBecause, reported);
    }

    /** What everyone may know of it. Asked of what has been released only. */
    Release published() {
        if (last == null) throw new IllegalStateException("A draft was asked for what is public");
        return last;
    }

    /** Why it is as it is: the reason of its end, else that of its last release. */
    @Nullable LocalizedText note() {
        if (cancelledBecause != null || last == null) return cancelledBecause;
        return last.note();
    }

    /** The only place where a consultation turns into what others may know. */
    ConsultationFacts facts() {
        var released = published().details();
        return new ConsultationFacts(
                id,
                review,
                published().number(),
                released.order(),
                released.title(),
                status,
                released.date(),
                released.startTime(),
                released.endTime(),
                released.timeZone(),
                released.mode(),
                released.objectives(),
                released.topics(),
                released.capacity(),
                released.registrationOpensAt(),
                released.registrationClosesAt(),
                note());
    }
}
