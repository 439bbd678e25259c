package org.talanoa.registration.seat;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.EventTopic;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.review.ConsultationStatus;
import org.talanoa.contracts.seat.SeatEvent;
import org.talanoa.contracts.seat.SeatState;
import org.talanoa.kit.document.Command;
import org.talanoa.kit.document.Decision;
import org.talanoa.kit.document.Documents;
import org.talanoa.kit.document.Sweeper;
import org.talanoa.kit.security.Actor;
import org.talanoa.testkit.ServiceTest;
import org.talanoa.testkit.Topics;

/** A ledger is one document, and a document may have 16 MiB. */
@ServiceTest
class LedgerSizeTest {
    private static final Logger log = LoggerFactory.getLogger(LedgerSizeTest.class);
    private static final int LARGEST = 16 * 1024 * 1024;

    /** What the README says a ledger is good for. */
    private static final int PROMISED = 10_000;

    @Autowired SeatStore seats;
    @Autowired MongoDatabase database;
    @Autowired Sweeper sweeper;

    private final String suffix = UUID.randomUUID().toString();
    private final ReviewId review = new ReviewId("review-" + suffix);
    private final ConsultationId consultation = new ConsultationId("c-" + suffix);

    @Test
    void three_hundred_seats_and_seven_hundred_who_wait_fill_a_small_part_of_a_document() {
        var facts = Told.consultation(consultation, review, ConsultationStatus.OPEN, 300);
        seats.beginOnce(SeatLedger.of(Consultation.of(facts, 1)));
        seats.change(consultation, Command.none(), this::filled);
        int kept = size();
        sweeper.documents().forEach(Documents::republish);
        int told =
                Topics.await(EventTopic.SEATS, consultation.value(), 1000).stream()
                        .mapToInt(LedgerSizeTest::sizeOf)
                        .sum();
        log.info(
                "A ledger of 1000 has {} bytes, and {} more while it is told once more",
                kept,
                told);
        assertThat((kept + told) / 1000 * PROMISED).isLessThan(LARGEST);
    }

    private Decision<SeatLedger, SeatEvent> filled(SeatLedger ledger) {
        var all = IntStream.range(0, 1000).mapToObj(LedgerSizeTest::seat).toList();
        return Decision.quiet(new SeatLedger(ledger.consultation(), all));
    }

    /** Every one with the history of a usual one: it waited, and some got a seat. */
    private static Seat seat(int place) {
        var at = Instant.parse("2027-10-01T00:00:00Z").plusSeconds(place);
        var waited = new SeatChange(at, SeatState.WAITLISTED, Actor.By.PLATFORM, null, null);
        var got = new SeatChange(at, SeatState.CONFIRMED, Actor.By.PLATFORM, null, null);
        var confirmed = place < 300;
        return new Seat(
                new RegistrationId(UUID.randomUUID().toString()),
                at,
                confirmed ? SeatState.CONFIRMED : SeatState.WAITLISTED,
                at,
                null,
                true,
                3,
                confirmed ? List.of(waited, got) : List.of(waited));
    }

    private int size() {
        var found =
                database.getCollection("seats", RawBsonDocument.class)
                        .find(new Document("_id", consultation.value()))
                        .first();
        return found == null ? 0 : found.getByteBuffer().remaining();
    }

    /** An entry of the outbox: the value, and the names and values of its other fields. */
    private static int sizeOf(Topics.Read told) {
        return told.json().length()
                + told.headers().values().stream().mapToInt(String::length).sum()
                + 100;
    }
}
