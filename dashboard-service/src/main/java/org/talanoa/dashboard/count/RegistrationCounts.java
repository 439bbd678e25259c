package org.talanoa.dashboard.count;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.CountryCode;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.registration.RegistrationFacts;
import org.talanoa.contracts.registration.RegistrationStatus;
import org.talanoa.dashboard.count.Newest.Change;

/** A registration counts where its newest event puts it. */
final class RegistrationCounts {
    private final Newest<RegistrationId, Counted> newest = new Newest<>();
    private final Tally<Cell> cells = new Tally<>();
    private final Tally<CountryCode> countries = new Tally<>();
    private final Tally<LocalDate> days = new Tally<>();
    private final Tally<LocalDate> approvals = new Tally<>();
    private final Tally<Instant> undecided = new Tally<>();

    private record Cell(Place place, RegistrationStatus status) {}

    /** What is counted of a registration; nothing else of it is kept. */
    record Counted(
            RegistrationStatus status,
            Place place,
            CountryCode country,
            LocalDate day,
            Instant confirmed,
            @Nullable Instant decided,
            List<ConsultationId> consultations) {
        static Counted of(RegistrationFacts facts) {
            return new Counted(
                    facts.status(),
                    Place.of(facts.type(), facts.subregion()),
                    facts.country(),
                    utc(facts.submittedAt()),
                    Objects.requireNonNullElse(facts.confirmedAt(), facts.submittedAt()),
                    facts.decidedAt(),
                    facts.consultations());
        }

        /** The consultations in which it still wants a seat. */
        List<ConsultationId> wishes() {
            return switch (status) {
                case UNCONFIRMED, UNDER_REVIEW, APPROVED -> consultations;
                case DECLINED, WITHDRAWN -> List.of();
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
        cells.add(new Cell(registration.place(), registration.status()), many);
        countries.add(registration.country(), many);
        days.add(registration.day(), many);
        switch (registration.status()) {
            case UNDER_REVIEW -> undecided.add(registration.confirmed(), many);
            case APPROVED -> {
                if (registration.decided() != null)
                    approvals.add(utc(registration.decided()), many);
            }
            case UNCONFIRMED, DECLINED, WITHDRAWN -> {}
        }
    }

    private static LocalDate utc(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    /** Those that wait for the secretariat. */
    Dashboard.Waiting undecided() {
        return Dashboard.Waiting.since(undecided);
    }

    Dashboard.Registrations view() {
        return new Dashboard.Registrations(
                newest.size(),
                cells.by(Cell::status),
                cells.by(cell -> cell.place().type().value()),
                cells.by(cell -> cell.place().subregion()),
                countries.by(CountryCode::value),
                days.by(day -> day),
                approvals.by(day -> day),
                organizations());
    }

    private List<Dashboard.Registered> organizations() {
        return cells.counts().entrySet().stream()
                .map(entry -> {
                    var cell = entry.getKey();
                    return new Dashboard.Registered(
                            cell.place().type(),
                            cell.place().subregion(),
                            cell.status(),
                            entry.getValue());
                })
                .sorted(
                        Comparator.comparing((Dashboard.Registered r) -> r.type().value())
                                .thenComparing(Dashboard.Registered::subregion)
                                .thenComparing(Dashboard.Registered::status))
                .toList();
    }
}
