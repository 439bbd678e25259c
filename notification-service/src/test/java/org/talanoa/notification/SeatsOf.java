package org.talanoa.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.EventTopic;
import org.talanoa.contracts.LocalizedText;
import org.talanoa.contracts.review.ConsultationEvent;
import org.talanoa.contracts.review.ConsultationFacts;
import org.talanoa.contracts.review.ConsultationStatus;
import org.talanoa.contracts.seat.SeatEvent;
import org.talanoa.contracts.seat.SeatFacts;
import org.talanoa.contracts.seat.SeatState;

/** A consultation of a registration's review, and seats in it, as they reach this service. */
record SeatsOf(Given given, ConsultationId consultation) {
    static SeatsOf reviewOf(Given given) {
        return new SeatsOf(given, new ConsultationId(UUID.randomUUID().toString()));
    }

    void consultationArrives(int release, LocalTime start) {
        released(ConsultationEvent.Released::new, release, start, null, Instant.now());
    }

    void changeArrives(int release, LocalTime start, String note) {
        released(ConsultationEvent.Released::new, release, start, note, Instant.now());
    }

    void cancellationArrives(int version, String note, Instant at) {
        released(ConsultationEvent.Cancelled::new, version, LocalTime.of(11, 0), note, at);
    }

    private void released(
            Function<ConsultationFacts, ConsultationEvent> event,
            int version,
            LocalTime start,
            @Nullable String note,
            Instant at) {
        var facts =
                new ConsultationFacts(
                        consultation,
                        given.review(),
                        version,
                        3,
                        LocalizedText.of(Map.of("en", "Consultation on safe routes")),
                        ConsultationStatus.OPEN,
                        LocalDate.of(2027, 12, 15),
                        start,
                        start.plusHours(3),
                        ZoneId.of("Asia/Bangkok"),
                        ConsultationFacts.Mode.ONLINE,
                        List.of(),
                        List.of(),
                        10,
                        null,
                        null,
                        note == null ? null : LocalizedText.of(Map.of("en", note)));
        Given.send(EventTopic.CONSULTATIONS, consultation.value(), version, at, event.apply(facts));
    }

    void seatArrives(
            long version, Given holder, SeatState state, Function<SeatFacts, SeatEvent> event) {
        seatArrives(version, holder, state, event, Instant.now());
    }

    void seatArrives(
            long version,
            Given holder,
            SeatState state,
            Function<SeatFacts, SeatEvent> event,
            Instant since) {
        var until = state == SeatState.OFFERED ? Instant.parse("2099-11-03T10:30:00Z") : null;
        var totals = new SeatFacts.Totals(10, 1, 0, 0);
        var facts =
                new SeatFacts(
                        consultation, given.review(), holder.id(), state, since, until, totals);
        Given.send(EventTopic.SEATS, consultation.value(), version, since, event.apply(facts));
    }
}
