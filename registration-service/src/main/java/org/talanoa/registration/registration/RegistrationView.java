package org.talanoa.registration.registration;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.LanguageTag;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.RegistrationReference;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.registration.RegistrationStatus;
import org.talanoa.contracts.registration.Visibility;
import org.talanoa.kit.document.Versioned;
import org.talanoa.registration.seat.SeatLookup;
import org.talanoa.registration.seat.SeatView;

/**
 * A registration as the API shows it.
 *
 * @param focalPoint left out, like names and needs of delegates, for readers who may not see
 *     persons
 * @param seats one for each consultation that the organization wishes; until the secretariat
 *     decides, each is requested; one that was let go is told by the history alone
 * @param confirmedAt since when it waits for the secretariat, or waited; left out before
 * @param likelyDuplicates others that look like the same organization or come from the same
 *     address; for the secretariat alone
 */
record RegistrationView(
        RegistrationId id,
        RegistrationReference reference,
        long version,
        ReviewId reviewId,
        RegistrationStatus status,
        RegisteredOrganization organization,
        @Nullable Person focalPoint,
        List<DelegateView> delegates,
        List<ConsultationId> consultationIds,
        Visibility visibility,
        int formVersion,
        @Nullable Map<String, String> answers,
        Consents consents,
        List<SeatView> seats,
        Instant submittedAt,
        @Nullable Instant confirmedAt,
        List<HistoryEntry> history,
        @Nullable List<Duplicate> likelyDuplicates)
        implements Shown {

    record DelegateView(
            String id,
            @Nullable String givenName,
            @Nullable String familyName,
            @Nullable String email,
            @Nullable LanguageTag locale,
            List<ConsultationId> consultationIds,
            boolean wantsToSpeak,
            @Nullable String accessNeeds) {
        static DelegateView of(Delegate delegate, boolean persons) {
            var person = delegate.person();
            return new DelegateView(
                    delegate.id(),
                    persons ? person.givenName() : null,
                    persons ? person.familyName() : null,
                    persons ? person.email() : null,
                    persons ? person.locale() : null,
                    delegate.consultations(),
                    delegate.wantsToSpeak(),
                    persons ? delegate.accessNeeds() : null);
        }

        @Override
        public String toString() {
            return "DelegateView[" + id + "]";
        }
    }

    record Duplicate(
            RegistrationId id, RegistrationReference reference, RegistrationStatus status) {
        static Duplicate of(Registration other) {
            return new Duplicate(other.id(), other.reference(), other.status());
        }
    }

    /** What an organization sees of its own: all that it has told, and of others nothing. */
    static RegistrationView own(Versioned<Registration> registration, SeatLookup.Found seats) {
        var history = whole(registration.state(), seats).map(HistoryEntry::withoutActor);
        return of(registration, true, seats, history.toList(), null);
    }

    /**
     * What the secretariat sees.
     *
     * @param persons whether the reader may see persons and their words
     */
    static RegistrationView forSecretariat(
            Versioned<Registration> registration,
            boolean persons,
            SeatLookup.Found seats,
            List<Registration> duplicates) {
        return of(
                registration,
                persons,
                seats,
                whole(registration.state(), seats)
                        .map(entry -> persons ? entry : entry.withoutWordsOfTheOrganization())
                        .toList(),
                duplicates.stream().map(Duplicate::of).toList());
    }

    /** What happened to the registration and, by the ledgers, to its seats. */
    private static Stream<HistoryEntry> whole(Registration registration, SeatLookup.Found seats) {
        return Stream.concat(
                        registration.history().stream(),
                        seats.history().stream().map(HistoryEntry::of))
                .sorted(Comparator.comparing(HistoryEntry::at));
    }

    private static RegistrationView of(
            Versioned<Registration> stored,
            boolean persons,
            SeatLookup.Found seats,
            List<HistoryEntry> history,
            @Nullable List<Duplicate> duplicates) {
        var registration = stored.state();
        return new RegistrationView(
                registration.id(),
                registration.reference(),
                stored.version(),
                registration.review(),
                registration.status(),
                registration.organization(),
                persons ? registration.focalPoint() : null,
                registration.delegates().stream().map(d -> DelegateView.of(d, persons)).toList(),
                registration.consultations(),
                registration.visibility(),
                registration.formVersion(),
                persons ? registration.answers() : null,
                registration.consents(),
                registration.consultations().stream().map(seats::seat).toList(),
                registration.submittedAt(),
                registration.confirmedAt(),
                history,
                duplicates);
    }

    @Override
    public String toString() {
        return "RegistrationView[" + id + "]";
    }
}
