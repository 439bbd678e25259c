package org.talanoa.dashboard.count;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.CountryCode;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.registration.RegistrationFacts;
import org.talanoa.contracts.registration.RegistrationStatus;
import org.talanoa.dashboard.count.Newest.Change;

/** A registration counts where its newest event puts it. */
final class RegistrationCounts {
    private final Newest<RegistrationId, Counted> newest = new Newest<>();
    private final Tally<RegistrationStatus> statuses = new Tally<>();
    private final Tally<Place> places = new Tally<>();
    private final Tally<CountryCode> countries = new Tally<>();
    private final Tally<LocalDate> days = new Tally<>();
    private final Tally<ConsultationId> wishes = new Tally<>();

    /** What is counted of a registration; nothing else of it is kept. */
    record Counted(
            RegistrationStatus status,
            Place place,
            CountryCode country,
            LocalDate day,
            List<ConsultationId> consultations) {
        static Counted of(RegistrationFacts facts) {
            return new Counted(
                    facts.status(),
                    Place.of(facts.type(), facts.subregion()),
                    facts.country(),
                    LocalDate.ofInstant(facts.submittedAt(), ZoneOffset.UTC),
                    facts.consultations());
        }

        /** Whether it still wants its seats. */
        boolean takesPart() {
            return switch (status) {
                case UNCONFIRMED, UNDER_REVIEW, APPROVED -> true;
                case DECLINED, WITHDRAWN -> false;
            };
        }
    }

    /** Empty if it was known already, or something newer. */
    Optional<Change<Counted>> on(RegistrationFacts registration, long version) {
        var change = newest.keep(registration.id(), version, Counted.of(registration));
        change.ifPresent(c -> {
            if (c.before() != null) count(c.before(), -1);
            count(c.after(), 1);
        });
        return change;
    }

    private void count(Counted registration, int many) {
        statuses.add(registration.status(), many);
        places.add(registration.place(), many);
        countries.add(registration.country(), many);
        days.add(registration.day(), many);
        if (registration.takesPart()) {
            registration.consultations().forEach(wish -> wishes.add(wish, many));
        }
    }

    int wishesFor(ConsultationId consultation) {
        return wishes.of(consultation);
    }

    Iterable<ConsultationId> wished() {
        return wishes.counts().keySet();
    }

    Dashboard.Registrations view() {
        return new Dashboard.Registrations(
                newest.size(),
                statuses.by(status -> status),
                places.by(place -> place.type().value()),
                places.by(Place::subregion),
                countries.by(CountryCode::value),
                days.by(day -> day));
    }
}
