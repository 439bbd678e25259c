package org.talanoa.portal.queue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.talanoa.portal.page.Languages;
import org.talanoa.portal.page.Words;
import org.talanoa.portal.review.Chip;
import org.talanoa.portal.review.Review;

/**
 * One registration as the secretariat reads it, ready to print.
 *
 * @param kind of organization, country and subregion
 * @param persons whether the reader may read of people; without, all about them is left out
 * @param approving what follows for each consultation if it is approved now; empty once decided
 * @param history newest last, as it happened
 */
record Detail(
        String id,
        String reference,
        long version,
        String name,
        @Nullable String acronym,
        List<Words> kind,
        @Nullable String website,
        Chip state,
        boolean undecided,
        boolean ended,
        String received,
        @Nullable String waits,
        boolean persons,
        List<String> focalPoint,
        List<Delegate> delegates,
        String visibility,
        List<Consent> consents,
        List<Answer> answers,
        List<SeatLine> seats,
        List<Consequence> approving,
        List<Alike> alike,
        List<Event> history) {

    /** Somebody who takes part, as far as the reader may know; and where. */
    record Delegate(List<String> lines, List<Words> consultations, boolean speaks) {
        @Override
        public String toString() {
            return "Delegate";
        }
    }

    record Consent(String key, boolean given) {}

    /** A question of the form with what was answered. */
    record Answer(Words question, List<Words> lines) {
        @Override
        public String toString() {
            return "Answer[" + question.text() + "]";
        }
    }

    /** What approving would mean for one consultation. */
    record Consequence(Words title, Chip state, String words) {}

    /** Another registration that looks like the same organization. */
    record Alike(String reference, Chip state, String href) {}

    /** Something that happened; {@code who} did it. */
    record Event(
            String at,
            Instant instant,
            String what,
            @Nullable Words consultation,
            @Nullable String who,
            @Nullable String reason) {
        @Override
        public String toString() {
            return "Event[" + instant + "]";
        }
    }

    static Detail of(Registration one, Desk desk) {
        var organization = one.organization();
        var names = desk.names();
        return new Detail(
                one.id(),
                one.reference(),
                one.version(),
                organization.name(),
                organization.acronym(),
                Stream.concat(
                                Stream.of(
                                        names.type(organization.type()),
                                        names.country(organization.country())),
                                Stream.ofNullable(organization.subregion()).map(names::subregion))
                        .toList(),
                organization.website(),
                Chip.ofRegistration(one.status()),
                one.isUndecided(),
                one.status().equals("WITHDRAWN"),
                desk.moment(one.submittedAt()),
                one.isUndecided() ? desk.waits(one.waitsSince()) : null,
                one.focalPoint() != null,
                one.focalPoint() == null ? List.of() : person(one.focalPoint()),
                one.delegates().stream().map(delegate -> delegate(delegate, names)).toList(),
                "queue.visibility." + one.visibility(),
                consents(one),
                one.focalPoint() == null ? List.of() : answers(one, desk),
                one.seats().stream().map(seat -> SeatLine.of(seat, one, desk)).toList(),
                one.isUndecided() ? approving(one, desk) : List.of(),
                one.likelyDuplicates().stream()
                        .map(other ->
                                new Alike(
                                        other.reference(),
                                        Chip.ofRegistration(other.status()),
                                        desk.alone(other.id())))
                        .toList(),
                one.history().stream().map(entry -> event(entry, desk)).toList());
    }

    /** Whether its page has this form, called as in an {@link Attempt}, for whoever may decide. */
    public boolean offers(String form) {
        return switch (form) {
            case Attempt.DECISION -> undecided;
            case Attempt.WITHDRAWAL -> !ended;
            default ->
                    seats.stream()
                            .anyMatch(seat ->
                                    seat.consultationId().equals(form)
                                            && !seat.changes().isEmpty());
        };
    }

    private static List<String> person(Registration.Person person) {
        var language =
                Languages.all().stream()
                        .filter(one -> one.tag().equals(person.locale()))
                        .map(Languages.Language::name);
        return Stream.concat(
                        Stream.concat(Stream.of(person.name()), Stream.ofNullable(person.email())),
                        language)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static Delegate delegate(Registration.Delegate delegate, Names names) {
        var lines = new ArrayList<>(person(delegate.person()));
        if (delegate.accessNeeds() != null) {
            lines.add(delegate.accessNeeds());
        }
        return new Delegate(
                lines,
                delegate.consultationIds().stream()
                        .map(id -> Names.named(names.consultations(), id))
                        .toList(),
                delegate.wantsToSpeak());
    }

    private static List<Consent> consents(Registration one) {
        var given = one.consents();
        return given == null
                ? List.of()
                : List.of(
                        new Consent("form.consents.publishName", given.publishName()),
                        new Consent("form.consents.mailingList", given.mailingList()));
    }

    private static List<Answer> answers(Registration one, Desk desk) {
        return desk.names().review().questions().stream()
                .map(question ->
                        new Answer(
                                Words.of(question.label(), desk.reader().locale()),
                                lines(question, one.answers().get(question.id()), desk)))
                .toList();
    }

    private static List<Words> lines(Review.Field question, @Nullable String answer, Desk desk) {
        if (answer == null) {
            return List.of();
        }
        if (question.options().isEmpty()) {
            return List.of(new Words(answer, null));
        }
        return Stream.of(answer.split(","))
                .map(chosen ->
                        question.options().stream()
                                .filter(option -> option.id().equals(chosen))
                                .findFirst()
                                .map(option -> Words.of(option.label(), desk.reader().locale()))
                                .orElse(new Words(chosen, null)))
                .toList();
    }

    /**
     * The seats left are those that consultation-service knows of; the ledger has the last word.
     */
    private static List<Consequence> approving(Registration one, Desk desk) {
        return one.consultationIds().stream()
                .flatMap(id -> desk.names().consultation(id).stream())
                .map(consultation -> {
                    var capacity = consultation.capacity();
                    var left = consultation.seatsLeft();
                    var full = left != null && left == 0;
                    return new Consequence(
                            desk.names().numbered(consultation),
                            full ? Chip.ofSeat("WAITLISTED") : Chip.ofSeat("CONFIRMED"),
                            capacity == null || left == null
                                    ? desk.say("queue.approving.unlimited")
                                    : full
                                            ? desk.say("queue.approving.full", capacity)
                                            : desk.say("queue.approving.left", left, capacity));
                })
                .toList();
    }

    private static Event event(Registration.Entry entry, Desk desk) {
        return new Event(
                desk.moment(entry.at()),
                entry.at(),
                desk.sayOr("history." + entry.what(), "history.other"),
                entry.consultation() == null
                        ? null
                        : Names.named(desk.names().consultations(), entry.consultation()),
                who(entry, desk),
                entry.reason());
    }

    /** A colleague by name, as far as she is known; everybody else by the side they are on. */
    private static @Nullable String who(Registration.Entry entry, Desk desk) {
        var side =
                entry.by() == null ? null : desk.sayOr("queue.by." + entry.by(), "queue.by.other");
        var colleague =
                entry.actor() == null ? null : desk.colleagues().of(entry.actor()).orElse(null);
        return colleague == null ? side : colleague;
    }

    @Override
    public String toString() {
        return "Detail[" + id + "]";
    }
}
