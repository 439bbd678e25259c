package org.talanoa.registration.seat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.talanoa.contracts.registration.RegistrationStatus.APPROVED;
import static org.talanoa.contracts.registration.RegistrationStatus.WITHDRAWN;

import com.mongodb.client.MongoDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.EventTopic;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.registration.RegistrationEvent;
import org.talanoa.contracts.registration.RegistrationFacts;
import org.talanoa.contracts.registration.RegistrationStatus;
import org.talanoa.contracts.review.ConsultationEvent;
import org.talanoa.contracts.review.ConsultationFacts;
import org.talanoa.contracts.review.ConsultationStatus;
import org.talanoa.contracts.seat.SeatEvent;
import org.talanoa.contracts.seat.SeatState;
import org.talanoa.kit.document.Documents;
import org.talanoa.kit.document.Sweeper;
import org.talanoa.kit.event.EventReader;
import org.talanoa.kit.event.Fact;
import org.talanoa.registration.review.ReviewStore;
import org.talanoa.testkit.ServiceTest;
import org.talanoa.testkit.Tokens;
import org.talanoa.testkit.Topics;
import org.talanoa.testkit.WrongClock;

@ServiceTest
class SeatsTest {
    private static final String ACCEPT = "{\"accept\": true}";

    /** For so long a seat is offered. */
    private static final Duration A_DAY = Duration.ofHours(24);

    private static final String RELEASE = "{\"state\": \"RELEASED\"}";

    @Autowired RestTestClient client;
    @Autowired SeatService service;
    @Autowired SeatStore seats;
    @Autowired SeatSettings settings;
    @Autowired ReviewStore reviews;
    @Autowired MongoDatabase database;
    @Autowired SeatLookup lookup;
    @Autowired Sweeper sweeper;
    @Autowired EventReader events;
    @Autowired Clock clock;
    @Autowired WrongClock machine;

    private final String suffix = UUID.randomUUID().toString();
    private final ReviewId review = new ReviewId("review-" + suffix);
    private final ConsultationId consultation = new ConsultationId("c-" + suffix);

    @Test
    void of_two_hundred_approved_at_once_fifty_have_a_seat_and_the_others_wait_in_order() {
        released(50);
        var places = new ArrayList<>(IntStream.range(0, 200).boxed().toList());
        Collections.shuffle(places);
        try (var all = Executors.newFixedThreadPool(20)) {
            places.forEach(place -> all.execute(() -> approved(place)));
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> places(SeatState.WAITLISTED).size() == 150);
        assertThat(places(SeatState.CONFIRMED)).hasSize(50);
        var waiting = places(SeatState.WAITLISTED);
        for (var position : List.of(1, 2, 75, 150)) {
            assertThat(seat(waiting.get(position - 1)).waitlistPosition()).isEqualTo(position);
        }

        release(places(SeatState.CONFIRMED).getFirst())
                .expectStatus()
                .isOk()
                .expectHeader()
                .exists("ETag");
        await().until(() -> state(waiting.get(0)) == SeatState.OFFERED);
        machine.isAheadBy(A_DAY);
        await().until(() -> state(waiting.get(1)) == SeatState.OFFERED);
        machine.isRight();
        assertThat(state(waiting.get(0))).isEqualTo(SeatState.EXPIRED);
        answer(waiting.get(0), ACCEPT)
                .expectStatus()
                .isEqualTo(HttpStatus.CONFLICT)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("OFFER_ENDED");
        for (int i = 0; i < 2; i++) {
            answer(waiting.get(1), ACCEPT)
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .jsonPath("$.state")
                    .isEqualTo("CONFIRMED");
        }
        assertThat(places(SeatState.CONFIRMED)).hasSize(50);
        var events = Topics.await(EventTopic.SEATS, consultation.value(), 205);
        assertThat(events).hasSize(205);
        assertThat(events.subList(200, 205))
                .extracting(Topics.Read::type)
                .containsExactly(
                        "org.talanoa.seat.released.v1",
                        "org.talanoa.seat.offered.v1",
                        "org.talanoa.seat.expired.v1",
                        "org.talanoa.seat.offered.v1",
                        "org.talanoa.seat.confirmed.v1");
    }

    @Test
    void who_was_approved_before_the_consultation_was_known_is_settled_when_it_is() {
        approved(1);
        approved(0);
        await().until(() -> seats.wishes(unheardOf()).size() == 2);
        released(1);
        await().until(() -> state(1) == SeatState.WAITLISTED);
        assertThat(state(0)).isEqualTo(SeatState.CONFIRMED);
    }

    @Test
    void who_withdraws_in_the_moment_in_which_a_consultation_gets_known_keeps_no_seat() {
        service.settle(registration(0, APPROVED), 3);
        var meanwhile = new AtomicBoolean(true);
        InstantSource whenWithdrawn =
                () -> {
                    if (meanwhile.getAndSet(false)) service.settle(registration(0, WITHDRAWN), 4);
                    return clock.instant();
                };
        new SeatService(seats, reviews, settings, whenWithdrawn.withZone(ZoneOffset.UTC))
                .hear(unheardOf().consultation());
        assertThat(meanwhile).isFalse();
        assertThat(state(0)).isEqualTo(SeatState.RELEASED);
    }

    @Test
    void who_withdrew_while_a_consultation_seemed_to_be_held_loses_the_seat_once_it_is_to_come() {
        released(1);
        approved(0);
        await().until(() -> state(0) == SeatState.CONFIRMED);
        approved(1);
        await().until(() -> state(1) == SeatState.WAITLISTED);
        heard(2, new ConsultationEvent.Held(facts(ConsultationStatus.HELD, 1)));
        await().until(() ->
                !seats.ledgers(review, consultation).getFirst().consultation().isComing());
        var gone = registration(0, WITHDRAWN);
        Topics.send(
                EventTopic.REGISTRATIONS,
                gone.id().value(),
                4,
                new RegistrationEvent.Withdrawn(gone));
        await().until(() -> seats.wish(gone.id()).version() == 4);
        heard(3, new ConsultationEvent.Released(facts(ConsultationStatus.OPEN, 1)));
        await().until(() -> state(1) == SeatState.OFFERED);
        assertThat(state(0)).isEqualTo(SeatState.RELEASED);
    }

    @Test
    void wishes_are_found_by_an_index() {
        await().until(() ->
                database.getCollection("seatWishes").listIndexes().into(new ArrayList<>()).stream()
                        .anyMatch(index ->
                                index.get("key", Document.class)
                                        .containsKey("state.registration.consultations")));
    }

    @Test
    void the_secretariat_moves_a_seat_and_says_why() {
        released(1);
        approved(0);
        await().until(() -> state(0) == SeatState.CONFIRMED);
        approved(1);
        await().until(() -> state(1) == SeatState.WAITLISTED);
        var staff = Tokens.with("registrations:write");
        move(1, "{\"state\": \"CONFIRMED\", \"reason\": \" \"}", staff)
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/reason");
        move(1, "{\"state\": \"CONFIRMED\", \"reason\": \"Speaks\"}", staff)
                .expectStatus()
                .isEqualTo(HttpStatus.CONFLICT)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("NO_SEAT_FREE");
        move(0, "{\"state\": \"REFUSED\", \"reason\": \"Twice here\"}", staff)
                .expectStatus()
                .isOk();
        await().until(() -> state(1) == SeatState.OFFERED);
        move(1, "{\"state\": \"CONFIRMED\", \"reason\": \"Speaks\"}", staff).expectStatus().isOk();
        erased(0);
        await().until(() -> found(0).history().getLast().change().reason() == null);
        assertThat(found(1).history().getLast().change().reason()).isEqualTo("Speaks");
    }

    @Test
    void an_organization_gives_up_its_own_seat_and_nothing_else() {
        released(1);
        approved(0);
        await().until(() -> state(0) == SeatState.CONFIRMED);
        var own = Tokens.ofOrganization(id(0).value());
        move(0, "{\"state\": \"CONFIRMED\"}", own).expectStatus().isForbidden();
        move(1, RELEASE, own).expectStatus().isNotFound();
        call("seat-offers", 0, ACCEPT, Tokens.with("registrations:write"), null)
                .expectStatus()
                .isForbidden();
        var key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            call("seats", 0, RELEASE, own, key)
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .jsonPath("$.state")
                    .isEqualTo("RELEASED");
        }
        assertThat(Topics.await(EventTopic.SEATS, consultation.value(), 2)).hasSize(2);
    }

    @Test
    void told_once_more_each_seat_comes_under_an_id_of_its_own() {
        released(1);
        for (int place = 0; place < 3; place++) approved(place);
        Topics.await(EventTopic.SEATS, consultation.value(), 3);
        sweeper.documents().forEach(Documents::republish);
        var told = Topics.await(EventTopic.SEATS, consultation.value(), 6).subList(3, 6);
        assertThat(told).extracting(Topics.Read::type).containsOnly("org.talanoa.seat.state.v1");
        assertThat(told).extracting(Topics.Read::id).doesNotHaveDuplicates();
        assertThat(told)
                .extracting(one -> read(one).event().seat().registration())
                .containsExactlyInAnyOrder(id(0), id(1), id(2));
        assertThat(told)
                .extracting(one -> read(one).aggregate())
                .containsOnly(consultation.value());
    }

    private Fact<SeatEvent> read(Topics.Read told) {
        var value = told.json().getBytes(StandardCharsets.UTF_8);
        return events.read(told.headers()::get, value, SeatEvent.class).orElseThrow();
    }

    private void released(int capacity) {
        heard(1, new ConsultationEvent.Released(facts(ConsultationStatus.OPEN, capacity)));
    }

    private void heard(long version, ConsultationEvent event) {
        Topics.send(EventTopic.CONSULTATIONS, consultation.value(), version, event);
    }

    private ConsultationFacts facts(ConsultationStatus status, int capacity) {
        return Told.consultation(consultation, review, status, capacity);
    }

    private SeatLedger unheardOf() {
        return SeatLedger.of(Consultation.of(facts(ConsultationStatus.OPEN, 1), 1));
    }

    private RegistrationFacts registration(int place, RegistrationStatus status) {
        return Told.registration(id(place).value(), review, status, place, List.of(consultation));
    }

    private void approved(int place) {
        var facts = registration(place, APPROVED);
        Topics.send(
                EventTopic.REGISTRATIONS,
                facts.id().value(),
                3,
                new RegistrationEvent.Approved(facts));
    }

    private void erased(int place) {
        var facts = registration(place, APPROVED);
        Topics.send(
                EventTopic.REGISTRATIONS,
                facts.id().value(),
                4,
                new RegistrationEvent.ContactErased(facts, List.of(facts.focalPoint())));
    }

    private RestTestClient.ResponseSpec release(int place) {
        return move(place, RELEASE, Tokens.ofOrganization(id(place).value()));
    }

    private RestTestClient.ResponseSpec answer(int place, String json) {
        return call("seat-offers", place, json, Tokens.ofOrganization(id(place).value()), null);
    }

    private RestTestClient.ResponseSpec move(int place, String json, String token) {
        return call("seats", place, json, token, null);
    }

    private RestTestClient.ResponseSpec call(
            String what, int place, String json, String token, @Nullable String key) {
        return client.post()
                .uri("/api/v1/registrations/" + id(place) + "/" + what + "/" + consultation)
                .contentType(MediaType.APPLICATION_JSON)
                .headers(h -> {
                    h.setBearerAuth(token);
                    if (key != null) h.set("Idempotency-Key", key);
                })
                .body(json)
                .exchange();
    }

    private RegistrationId id(int place) {
        return new RegistrationId("r" + place + "-" + suffix);
    }

    private SeatView seat(int place) {
        return found(place).seat(consultation);
    }

    private SeatLookup.Found found(int place) {
        return lookup.of(review, id(place));
    }

    private SeatState state(int place) {
        return seat(place).state();
    }

    /** Who is in this state, in the order in which addresses were proven. */
    private List<Integer> places(SeatState state) {
        var seats = lookup.of(Set.of(review), IntStream.range(0, 200).mapToObj(this::id).toList());
        return IntStream.range(0, 200)
                .filter(place ->
                        seats.getOrDefault(id(place), SeatLookup.Found.NONE)
                                        .seat(consultation)
                                        .state()
                                == state)
                .boxed()
                .toList();
    }
}
