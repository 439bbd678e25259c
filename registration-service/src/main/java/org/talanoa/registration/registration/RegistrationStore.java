package org.talanoa.registration.registration;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.client.MongoCursor;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import org.talanoa.contracts.EventTopic;
import org.talanoa.contracts.OrganizationId;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.registration.RegistrationEvent;
import org.talanoa.contracts.registration.RegistrationStatus;
import org.talanoa.kit.ListPage;
import org.talanoa.kit.document.AggregateType;
import org.talanoa.kit.document.AggregateType.Index;
import org.talanoa.kit.document.Command;
import org.talanoa.kit.document.Decision;
import org.talanoa.kit.document.DocumentStore;
import org.talanoa.kit.document.Documents;
import org.talanoa.kit.document.Versioned;
import org.talanoa.registration.PlainWords;
import org.talanoa.registration.seat.SeatLookup;

/** Registrations in MongoDB. */
@Component
class RegistrationStore {
    static final String SUBMITTED = "state.submittedAt";
    static final String WORDS = "words";

    /** When the address was confirmed; until then, when it came in. */
    static final String WAITS_SINCE = "waitsSince";

    /** Sorts as people do, without case and accents. */
    static final String NAME = "name";

    static final Bson LONGEST_WAITING_FIRST = ascending(SUBMITTED, "_id");
    private static final Bson OF_REVIEW = ascending("state.review", SUBMITTED, "_id");
    private static final Bson QUEUE = ascending("state.review", "state.status", SUBMITTED, "_id");
    private static final Bson WAITING =
            ascending("state.review", "state.status", WAITS_SINCE, "_id");
    private static final Bson FOUND = ascending("state.review", WORDS);
    private static final Bson BY_NAME = ascending("state.review", NAME, "_id");

    private static final String ADDRESS = "address";
    private static final String LIVE = "live";
    private static final String ALIKE = "alike";
    private static final int MOST_ALIKE = 1000;

    /**
     * The reference is unique within its review, so that the collection can be sharded by review.
     */
    private static final Index REFERENCE = new Index(ascending("review", "reference"), true);

    private final Documents<Registration, RegistrationEvent> documents;
    private final SeatLookup seats;

    RegistrationStore(DocumentStore store, SeatLookup seats) {
        this.seats = seats;
        documents =
                store.documents(
                        AggregateType.<Registration, RegistrationEvent>of(
                                        "registrations",
                                        Registration.class,
                                        EventTopic.REGISTRATIONS,
                                        Registration::republished)
                                .withKeys(RegistrationStore::keys)
                                .withIndexes(
                                        new Index(LONGEST_WAITING_FIRST, false),
                                        new Index(OF_REVIEW, false),
                                        new Index(QUEUE, false),
                                        new Index(WAITING, false),
                                        new Index(FOUND, false),
                                        new Index(BY_NAME, false),
                                        new Index(ascending(ALIKE), false),
                                        new Index(ascending(ADDRESS), true),
                                        new Index(ascending(LIVE), true),
                                        REFERENCE)
                                .withTime(Registration::dueAt, Registration::tick));
    }

    private static Map<String, Object> keys(Registration registration) {
        var organization = registration.organization();
        var name = PlainWords.of(organization.name());
        var words =
                Stream.of(organization.acronym(), registration.reference().value())
                        .filter(Objects::nonNull)
                        .flatMap(text -> PlainWords.of(text).stream());
        var keys = new HashMap<String, Object>();
        keys.put("review", registration.review());
        keys.put("reference", registration.reference());
        keys.put(
                WAITS_SINCE,
                Objects.requireNonNullElse(registration.confirmedAt(), registration.submittedAt()));
        keys.put(NAME, String.join(" ", name));
        keys.put(WORDS, Stream.concat(name.stream(), words).distinct().toList());
        keys.put(ALIKE, Likeness.marksOf(registration));
        registration
                .standsFor()
                .ifPresent(address -> keys.put(ADDRESS, inReview(registration.review(), address)));
        registration
                .takesPart()
                .ifPresent(directory -> keys.put(LIVE, inReview(registration.review(), directory)));
        return keys;
    }

    private static String inReview(ReviewId review, Object what) {
        return review + " " + what;
    }

    Versioned<Registration> create(
            Command by, Decision.Made<Registration, RegistrationEvent> received) {
        return documents.create(received.next().id().value(), by, received);
    }

    Optional<Versioned<Registration>> madeBefore(RegistrationId id, Command by) {
        return documents.madeBefore(id.value(), by);
    }

    Versioned<Registration> change(
            RegistrationId id,
            Command by,
            Function<Registration, Decision<Registration, RegistrationEvent>> decide) {
        return documents.change(id.value(), by, decide);
    }

    Versioned<Registration> get(RegistrationId id) {
        return documents.get(id.value());
    }

    Optional<Registration> find(RegistrationId id) {
        return documents.find(id.value()).map(Versioned::state);
    }

    /**
     * The registration that stands for this person's address in the review; index {@link #ADDRESS}.
     */
    Optional<Registration> standingFor(ReviewId review, Person person) {
        return documents
                .find(eq(ADDRESS, inReview(review, person.address())), ascending("_id"), 0, 1)
                .stream()
                .map(Versioned::state)
                .findFirst();
    }

    /** Whether this organization takes part through another registration; index {@link #LIVE}. */
    boolean isTaken(ReviewId review, OrganizationId directory) {
        return !documents
                .find(eq(LIVE, inReview(review, directory)), ascending("_id"), 0, 1)
                .isEmpty();
    }

    /** Those that share a mark of {@link Likeness} with one of these; index {@link #ALIKE}. */
    List<Registration> sharingMarks(Collection<String> marks) {
        var alive = ne("state.status", RegistrationStatus.WITHDRAWN.name());
        return documents
                .find(and(in(ALIKE, marks), alive), LONGEST_WAITING_FIRST, 0, MOST_ALIKE)
                .stream()
                .map(Versioned::state)
                .toList();
    }

    /**
     * One page of them; indexes {@link #QUEUE}, {@link #WAITING}, {@link #OF_REVIEW}, {@link
     * #FOUND}, {@link #BY_NAME} and without a review.
     */
    ListPage<Versioned<Registration>> list(WantedRegistrations wanted, ListPage.Wanted page) {
        return documents.page(filter(wanted), WantedRegistrations.order(page.sort()), page);
    }

    /**
     * All of them in one reading, longest waiting first: page by page, others would be skipped for
     * those that are decided on meanwhile.
     */
    MongoCursor<Versioned<Registration>> all(WantedRegistrations wanted) {
        return documents.all(filter(wanted), LONGEST_WAITING_FIRST);
    }

    private Bson filter(WantedRegistrations wanted) {
        var ledgers =
                wanted.seatState() == null
                        ? List.<SeatLookup.Entries>of()
                        : seats.entries(wanted.reviewId(), wanted.consultationId());
        return wanted.filter(ledgers);
    }
}
