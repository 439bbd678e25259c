package org.talanoa.registration.registration;

import static org.talanoa.kit.document.Decision.made;
import static org.talanoa.kit.document.Decision.quiet;
import static org.talanoa.kit.document.Decision.refused;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.ContactId;
import org.talanoa.contracts.Nonce;
import org.talanoa.contracts.OrganizationId;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.RegistrationReference;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.registration.RegistrationEvent;
import org.talanoa.contracts.registration.RegistrationFacts;
import org.talanoa.contracts.registration.RegistrationStatus;
import org.talanoa.contracts.registration.Visibility;
import org.talanoa.kit.document.Decision;
import org.talanoa.kit.document.Decision.Made;
import org.talanoa.kit.security.Actor;
import org.talanoa.registration.registration.HistoryEntry.What;

/**
 * An organization's request to take part in a review. It decides; it stores nothing, sends nothing
 * and asks no clock.
 *
 * @param focalPoint null once erased
 * @param answers to the form's own questions, by field
 * @param confirmation from which the link that proves the address is derived; null once it has been
 *     used, or lapsed
 * @param confirmUntil when an unconfirmed registration lapses, and the people of one that nobody
 *     confirmed are forgotten
 * @param graves of those who were erased
 */
public record Registration(
        RegistrationId id,
        RegistrationReference reference,
        ReviewId review,
        RegistrationStatus status,
        RegisteredOrganization organization,
        @Nullable Person focalPoint,
        List<Delegate> delegates,
        List<ConsultationId> consultations,
        Visibility visibility,
        int formVersion,
        Map<String, String> answers,
        Consents consents,
        @Nullable Nonce confirmation,
        Instant confirmUntil,
        Instant submittedAt,
        List<HistoryEntry> history,
        List<Grave> graves) {

    /** The way in: nobody has proven the address yet, so nothing but one mail follows. */
    Made<Registration, RegistrationEvent> received() {
        if (confirmation == null) throw new IllegalStateException("A new registration has a nonce");
        return tells(this, new RegistrationEvent.Received(facts(), confirmation));
    }

    /**
     * The way in of who is there already. It is kept like any other, but no link confirms it: the
     * one mail that follows leads to what exists.
     *
     * @param existing the registration that the address acts for
     */
    Made<Registration, RegistrationEvent> receivedAgain(Registration existing) {
        if (confirmation != null) throw new IllegalStateException("No link confirms it");
        return made(this, new RegistrationEvent.ReceivedAgain(facts(), existing.facts()));
    }

    /**
     * The address for which it stands in its review: once the address is proven, until the
     * registration is withdrawn. No two stand for one, so a second is refused when it is proven;
     * who only fills in a form takes an address from nobody.
     */
    Optional<String> standsFor() {
        return switch (status) {
            case UNDER_REVIEW, APPROVED, DECLINED ->
                    Optional.ofNullable(focalPoint).map(Person::address);
            case UNCONFIRMED, WITHDRAWN -> Optional.empty();
        };
    }

    /**
     * The organization of the directory that takes part through it. Only one registration of a
     * review is that, so a second one is refused when it is approved; a form occupies nothing.
     */
    Optional<OrganizationId> takesPart() {
        return status == RegistrationStatus.APPROVED
                ? Optional.ofNullable(organization.directoryId())
                : Optional.empty();
    }

    /** The state once more, with the people, for who has neither. The erased stay erased. */
    Made<Registration, RegistrationEvent> republished() {
        return new Made<>(
                this,
                new RegistrationEvent.Republished(facts()),
                Contacts.now(this, buried(_ -> true)));
    }

    /** Takes the proof that the focal point reads the address. The link works once. */
    Decision<Registration, RegistrationEvent> confirm(boolean tokenFits, Instant now) {
        return switch (status) {
            case UNCONFIRMED -> {
                if (!tokenFits) yield refused(RegistrationRefusal.TOKEN_INVALID);
                // At that moment it lapses, even if that is not written down yet.
                if (!now.isBefore(confirmUntil)) yield refused(RegistrationRefusal.WITHDRAWN);
                var by = new Actor(Actor.By.ORGANIZATION, null);
                var entry = HistoryEntry.of(now, What.CONFIRMED, by, null);
                var confirmed = becomes(RegistrationStatus.UNDER_REVIEW, entry);
                yield made(confirmed, new RegistrationEvent.Confirmed(confirmed.facts()));
            }
            case UNDER_REVIEW, APPROVED, DECLINED -> refused(RegistrationRefusal.ALREADY_CONFIRMED);
            case WITHDRAWN -> refused(RegistrationRefusal.WITHDRAWN);
        };
    }

    /**
     * Admits the organization, or does not. Refused until the focal point's address is proven, and
     * after any decision.
     *
     * @param reason the secretariat's words to the organization
     */
    Decision<Registration, RegistrationEvent> decide(
            Verdict verdict, @Nullable String reason, Actor by, Instant now) {
        return switch (status) {
            case UNDER_REVIEW -> decided(verdict, reason, by, now);
            case UNCONFIRMED -> refused(RegistrationRefusal.ADDRESS_NOT_CONFIRMED);
            case APPROVED, DECLINED -> refused(RegistrationRefusal.ALREADY_DECIDED);
            case WITHDRAWN -> refused(RegistrationRefusal.WITHDRAWN);
        };
    }

    private Made<Registration, RegistrationEvent> decided(
            Verdict verdict, @Nullable String reason, Actor by, Instant now) {
        var approves = verdict == Verdict.APPROVE;
        var entry = HistoryEntry.of(now, approves ? What.APPROVED : What.DECLINED, by, reason);
        var next =
                becomes(
                        approves ? RegistrationStatus.APPROVED : RegistrationStatus.DECLINED,
                        entry);
        return tells(
                next,
                approves
                        ? new RegistrationEvent.Approved(next.facts())
                        : new RegistrationEvent.Declined(next.facts()));
    }

    /** Ends it: the organization takes part no more, and its address is free again. */
    Decision<Registration, RegistrationEvent> withdraw(
            @Nullable String reason, Actor by, Instant now) {
        if (status == RegistrationStatus.WITHDRAWN) return refused(RegistrationRefusal.WITHDRAWN);
        var entry = HistoryEntry.of(now, What.WITHDRAWN, by, reason);
        var withdrawn = becomes(RegistrationStatus.WITHDRAWN, entry);
        return tells(withdrawn, new RegistrationEvent.Withdrawn(withdrawn.facts()));
    }

    /**
     * Takes over what the organization tells anew. What the secretariat has decided on stands,
     * unless it is another organization now.
     */
    Decision<Registration, RegistrationEvent> change(Supplier<Told> anew, Actor by, Instant now) {
        if (status == RegistrationStatus.WITHDRAWN) return refused(RegistrationRefusal.WITHDRAWN);
        var next = anew.get();
        if (next.equals(told())) return quiet(this);
        var decided =
                status == RegistrationStatus.APPROVED || status == RegistrationStatus.DECLINED;
        var reopened = decided && next.isAnotherOrganizationThan(told());
        var changed =
                next(
                        reopened ? RegistrationStatus.UNDER_REVIEW : status,
                        next,
                        longer(HistoryEntry.of(now, What.CHANGED, by, null)),
                        graves);
        return tells(changed, new RegistrationEvent.Changed(changed.facts()));
    }

    /** Forgets everyone, and what anybody said; the organization's wish ends with it. */
    Decision<Registration, RegistrationEvent> erase(Actor by, Instant now) {
        var people = delegates.stream().map(d -> contactId(d.id())).collect(Collectors.toList());
        if (focalPoint != null) people.addFirst(focalPointId());
        if (people.isEmpty()) return quiet(this);
        var entries = new ArrayList<>(history.stream().map(HistoryEntry::withoutReason).toList());
        if (status != RegistrationStatus.WITHDRAWN) {
            entries.add(HistoryEntry.of(now, What.WITHDRAWN, by, null));
        }
        entries.add(HistoryEntry.of(now, What.ERASURE_BEGAN, by, null));
        return buries(people, RegistrationStatus.WITHDRAWN, told().withoutPeople(), entries, now);
    }

    /** Forgets one of the delegates; refused where there is none of this id, and never was. */
    Decision<Registration, RegistrationEvent> eraseDelegate(
            String delegate, Actor by, Instant now) {
        // Whatever it is called in an address, which may hold anything, it is one of these or none.
        var name = id.value() + "." + delegate;
        if (buried(_ -> true).stream().anyMatch(gone -> gone.value().equals(name))) {
            return quiet(this);
        }
        var found = delegates.stream().filter(d -> d.id().equals(delegate)).findFirst();
        if (found.isEmpty()) return refused(RegistrationRefusal.DELEGATE_UNKNOWN);
        var entries = longer(HistoryEntry.of(now, What.ERASURE_BEGAN, by, null));
        var people = List.of(contactId(delegate));
        return buries(people, status, told().without(found.get()), entries, now);
    }

    private Made<Registration, RegistrationEvent> buries(
            List<ContactId> people,
            RegistrationStatus nextStatus,
            Told rest,
            List<HistoryEntry> entries,
            Instant now) {
        var fresh = people.stream().map(contact -> Grave.of(contact, now));
        var erased =
                next(nextStatus, rest, entries, Stream.concat(graves.stream(), fresh).toList());
        return new Made<>(
                erased,
                new RegistrationEvent.ContactErased(erased.facts(), people),
                Contacts.now(erased, Set.copyOf(people)));
    }

    /** Whoever kept something of an erased person tells that nothing is left. */
    Decision<Registration, RegistrationEvent> scrubbed(ContactId contact, Instant now) {
        if (!buried(grave -> !grave.scrubbed()).contains(contact)) return quiet(this);
        var next =
                graves.stream()
                        .map(g -> g.contact().equals(contact) ? g.withNothingLeft() : g)
                        .toList();
        var entry = HistoryEntry.of(now, What.ERASED_EVERYWHERE, Actor.PLATFORM, null);
        var everywhere = next.stream().allMatch(Grave::scrubbed);
        return quiet(next(status, told(), everywhere ? longer(entry) : history, next));
    }

    /** When it next wants to look at the clock. */
    Optional<Instant> dueAt() {
        var lapses = isUnproven() ? Stream.of(confirmUntil) : Stream.<Instant>empty();
        return Stream.concat(lapses, graves.stream().flatMap(g -> g.dueAt().stream()))
                .min(Instant::compareTo);
    }

    /**
     * Whether it names people of whom nobody knows that they are behind it. Anybody can type
     * anybody's name into a form, so they stay no longer than the link that would prove it works.
     */
    private boolean isUnproven() {
        return switch (status) {
            case UNCONFIRMED -> true;
            case WITHDRAWN -> confirmedAt() == null && focalPoint != null;
            case UNDER_REVIEW, APPROVED, DECLINED -> false;
        };
    }

    /**
     * An address that nobody proves in time ends the registration, and then, as a second event, has
     * its people erased; tombstones go out again.
     */
    Decision<Registration, RegistrationEvent> tick(Instant now) {
        if (isUnproven() && !confirmUntil.isAfter(now)) {
            if (status == RegistrationStatus.WITHDRAWN) return erase(Actor.PLATFORM, now);
            var entry = HistoryEntry.of(now, What.LAPSED, Actor.PLATFORM, null);
            var lapsed = becomes(RegistrationStatus.WITHDRAWN, entry);
            return made(lapsed, new RegistrationEvent.Lapsed(lapsed.facts()));
        }
        var due = buried(grave -> grave.isDue(now));
        if (due.isEmpty()) return quiet(this);
        var next = graves.stream().map(g -> g.isDue(now) ? g.withAnotherTombstone() : g).toList();
        var later = next(status, told(), history, next);
        return new Made<>(
                later, new RegistrationEvent.Republished(later.facts()), Contacts.now(later, due));
    }

    private Set<ContactId> buried(Predicate<Grave> which) {
        return graves.stream().filter(which).map(Grave::contact).collect(Collectors.toSet());
    }

    private Made<Registration, RegistrationEvent> tells(
            Registration next, RegistrationEvent event) {
        return new Made<>(next, event, Contacts.change(this, next));
    }

    private Registration becomes(RegistrationStatus next, HistoryEntry entry) {
        return next(next, told(), longer(entry), graves);
    }

    private List<HistoryEntry> longer(HistoryEntry entry) {
        return Stream.concat(history.stream(), Stream.of(entry)).toList();
    }

    Told told() {
        return new Told(
                organization,
                focalPoint,
                delegates,
                consultations,
                visibility,
                formVersion,
                answers,
                consents);
    }

    /** The one way on; the link to confirm by works only until the status changes. */
    private Registration next(
            RegistrationStatus nextStatus,
            Told told,
            List<HistoryEntry> nextHistory,
            List<Grave> nextGraves) {
        return new Registration(
                id,
                reference,
                review,
                nextStatus,
                told.organization(),
                told.focalPoint(),
                told.delegates(),
                told.consultations(),
                told.visibility(),
                told.formVersion(),
                told.answers(),
                told.consents(),
                nextStatus == RegistrationStatus.UNCONFIRMED ? confirmation : null,
                confirmUntil,
                submittedAt,
                List.copyOf(nextHistory),
                List.copyOf(nextGraves));
    }

    /** The only place where a registration turns into what others may know. */
    RegistrationFacts facts() {
        return new RegistrationFacts(
                id,
                reference,
                review,
                status,
                organization.type(),
                organization.country(),
                organization.subregion(),
                visibility,
                consents.publishName(),
                consultations,
                focalPointId(),
                delegates.stream().map(delegate -> contactId(delegate.id())).toList(),
                submittedAt,
                confirmedAt(),
                whenFirst(history.reversed(), HistoryEntry::isDecision));
    }

    /** When the address was proven; null before. */
    @Nullable Instant confirmedAt() {
        return whenFirst(history, entry -> entry.what() == What.CONFIRMED);
    }

    private static @Nullable Instant whenFirst(
            List<HistoryEntry> entries, Predicate<HistoryEntry> which) {
        return entries.stream().filter(which).map(HistoryEntry::at).findFirst().orElse(null);
    }

    /** From then on delegates are told; they stay contacts whatever follows. */
    boolean wasApproved() {
        return history.stream().anyMatch(entry -> entry.what() == What.APPROVED);
    }

    ContactId focalPointId() {
        return contactId("focal-point");
    }

    ContactId contactId(String person) {
        return new ContactId(id.value() + "." + person);
    }

    @Override
    public String toString() {
        return "Registration[" + id + ", " + status + "]";
    }
}
