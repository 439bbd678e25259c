package org.talanoa.consultation.consultation;

import static org.awaitility.Awaitility.await;
import static org.talanoa.contracts.review.ConsultationStatus.OPEN;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.EventTopic;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.seat.SeatEvent;
import org.talanoa.contracts.seat.SeatFacts;
import org.talanoa.contracts.seat.SeatState;
import org.talanoa.testkit.ServiceTest;
import org.talanoa.testkit.Topics;

@ServiceTest
class SeatsLeftTest {
    @Autowired RestTestClient client;
    @Autowired ConsultationStore consultations;

    private final String id = "seats-" + UUID.randomUUID();

    record Shown(int seatsLeft) {}

    @Test
    void what_is_confirmed_or_offered_is_not_left_and_older_news_change_nothing() {
        consultations.addOnce(ConsultationTest.consultation(id, OPEN, null, null));
        told(4, new SeatFacts.Totals(200, 120, 30, 5));
        told(3, new SeatFacts.Totals(200, 1, 0, 0));
        awaitLeft(50);
        told(5, new SeatFacts.Totals(150, 180, 21, 5));
        awaitLeft(0);
    }

    private void awaitLeft(int left) {
        await().until(
                        () ->
                                Objects.requireNonNull(
                                                client.get()
                                                        .uri("/api/v1/consultations/" + id)
                                                        .exchange()
                                                        .expectBody(Shown.class)
                                                        .returnResult()
                                                        .getResponseBody())
                                        .seatsLeft(),
                        Integer.valueOf(left)::equals);
    }

    private void told(long version, SeatFacts.Totals totals) {
        var seat =
                new SeatFacts(
                        new ConsultationId(id),
                        new ReviewId("r"),
                        new RegistrationId("r" + version),
                        SeatState.CONFIRMED,
                        Instant.parse("2026-11-26T12:00:00Z"),
                        null,
                        totals);
        Topics.send(EventTopic.SEATS, id, version, new SeatEvent.Confirmed(seat));
    }
}
