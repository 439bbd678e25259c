package org.talanoa.registration.registration;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.RegistrationReference;
import org.talanoa.contracts.notice.Template;
import org.talanoa.contracts.registration.RegistrationEvent;
import org.talanoa.contracts.registration.RegistrationStatus;
import org.talanoa.kit.document.Command;
import org.talanoa.kit.document.Conflict;
import org.talanoa.kit.document.Decision.Made;
import org.talanoa.kit.document.Decision.Quiet;
import org.talanoa.kit.document.Decision.Refused;
import org.talanoa.kit.security.Actor;

/**
 * One decision on many registrations. Each is decided on by itself, and what can't be is skipped
 * and says why; sent again it finds what it did before unchanged.
 */
@Component
class BulkDecision {
    private final RegistrationStore registrations;
    private final RegistrationService service;
    private final MessageSource sentences;
    private final Clock clock;

    BulkDecision(
            RegistrationStore registrations,
            RegistrationService service,
            MessageSource sentences,
            Clock clock) {
        this.registrations = registrations;
        this.service = service;
        this.sentences = sentences;
        this.clock = clock;
    }

    enum Outcome {
        CHANGED,
        UNCHANGED,
        SKIPPED
    }

    /**
     * @param code why it is skipped, {@code message} the same for people; both null if it is not
     * @param mails what is mailed because of it
     */
    record Item(
            RegistrationId id,
            @Nullable RegistrationReference reference,
            Outcome outcome,
            @Nullable String code,
            @Nullable String message,
            List<Template> mails) {}

    record Answer(
            boolean dryRun,
            long changed,
            long unchanged,
            long skipped,
            int mails,
            List<Item> items) {
        static Answer of(boolean dryRun, List<Item> items) {
            return new Answer(
                    dryRun,
                    count(items, Outcome.CHANGED),
                    count(items, Outcome.UNCHANGED),
                    count(items, Outcome.SKIPPED),
                    items.stream().mapToInt(item -> item.mails().size()).sum(),
                    items);
        }

        private static long count(List<Item> items, Outcome outcome) {
            return items.stream().filter(item -> item.outcome() == outcome).count();
        }
    }

    /** What the decision would do to each; nothing is written. */
    Answer preview(
            List<RegistrationId> ids,
            Verdict verdict,
            @Nullable String reason,
            Actor by,
            Locale locale) {
        return Answer.of(
                true, ids.stream().map(id -> outcome(id, verdict, reason, by, locale)).toList());
    }

    Answer decide(
            List<RegistrationId> ids,
            Verdict verdict,
            @Nullable String reason,
            Actor by,
            Locale locale) {
        return Answer.of(
                false, ids.stream().map(id -> decided(id, verdict, reason, by, locale)).toList());
    }

    private Item decided(
            RegistrationId id, Verdict verdict, @Nullable String reason, Actor by, Locale locale) {
        var expected = outcome(id, verdict, reason, by, locale);
        if (expected.outcome() != Outcome.CHANGED) return expected;
        try {
            service.decide(id, verdict, reason, by, Command.none());
            return expected;
        } catch (Conflict.RefusedByAggregate e) { // somebody was faster: look again
            var now = outcome(id, verdict, reason, by, locale);
            // It may be possible once more, but it has not been done.
            return now.outcome() == Outcome.CHANGED
                    ? skipped(id, now.reference(), e.why().name(), locale)
                    : now;
        }
    }

    private Item outcome(
            RegistrationId id, Verdict verdict, @Nullable String reason, Actor by, Locale locale) {
        var found = registrations.find(id);
        if (found.isEmpty()) return skipped(id, null, "NOT_FOUND", locale);
        var before = found.get();
        if (before.status() == standing(verdict)) return unchanged(before);
        return switch (before.decide(verdict, reason, by, clock.instant())) {
            case Made<Registration, RegistrationEvent> made ->
                    isTaken(made.next())
                            ? skipped(
                                    id,
                                    before.reference(),
                                    RegistrationRefusal.ORGANIZATION_APPROVED.name(),
                                    locale)
                            : changed(before, made.next(), verdict);
            case Quiet<Registration, RegistrationEvent> _ -> unchanged(before);
            case Refused<Registration, RegistrationEvent>(var why) ->
                    skipped(id, before.reference(), why.name(), locale);
        };
    }

    private boolean isTaken(Registration next) {
        return next.takesPart()
                .filter(directory -> registrations.isTaken(next.review(), directory))
                .isPresent();
    }

    private static RegistrationStatus standing(Verdict verdict) {
        return verdict == Verdict.APPROVE
                ? RegistrationStatus.APPROVED
                : RegistrationStatus.DECLINED;
    }

    private static Item changed(Registration before, Registration after, Verdict verdict) {
        var mails = new ArrayList<Template>();
        mails.add(
                verdict == Verdict.APPROVE
                        ? Template.REGISTRATION_APPROVED
                        : Template.REGISTRATION_DECLINED);
        var named = new HashSet<>(Contacts.of(after).keySet());
        named.removeAll(Contacts.of(before).keySet());
        named.forEach(_ -> mails.add(Template.DELEGATE_NAMED));
        return new Item(before.id(), before.reference(), Outcome.CHANGED, null, null, mails);
    }

    private static Item unchanged(Registration before) {
        return new Item(before.id(), before.reference(), Outcome.UNCHANGED, null, null, List.of());
    }

    private Item skipped(
            RegistrationId id,
            @Nullable RegistrationReference reference,
            String code,
            Locale locale) {
        var message = sentences.getMessage("problem." + code, null, locale);
        return new Item(id, reference, Outcome.SKIPPED, code, message, List.of());
    }
}
