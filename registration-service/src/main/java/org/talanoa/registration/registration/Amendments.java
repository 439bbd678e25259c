package org.talanoa.registration.registration;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.talanoa.kit.EmailAddress;
import org.talanoa.kit.web.Faults;
import org.talanoa.kit.web.InvalidContent;
import org.talanoa.kit.web.MergePatch;
import tools.jackson.databind.node.ObjectNode;

/** Makes of a patch what an organization tells anew, by the rules that its form kept to. */
@Component
class Amendments {
    private final IntakeRules rules;
    private final MergePatch patches;

    Amendments(IntakeRules rules, MergePatch patches) {
        this.rules = rules;
        this.patches = patches;
    }

    /**
     * What the registration tells after the patch.
     *
     * @throws InvalidContent with every fault
     */
    Told told(Registration registration, ObjectNode patch) {
        var before = form(registration);
        var faults = new Faults();
        var after = patches.apply(before, patch, NewRegistration.class, faults);
        checkFixed(before, after, faults);
        var answersAnew = patch.has("answers") || patch.has("formVersion");
        var known =
                new IntakeRules.Known(
                        Set.copyOf(registration.consultations()),
                        registration.delegates().stream()
                                .map(Delegate::id)
                                .collect(Collectors.toSet()),
                        !patch.has("delegates"),
                        !answersAnew);
        var review = rules.check(after, known, faults);
        faults.throwIfAny();
        var told = Intake.told(after, review.orElseThrow(), lastingIds(registration, after));
        return answersAnew ? told : told.withAnswersOf(registration.told());
    }

    /**
     * The ids that stay with their delegates. Who had an address of their own and now shares the
     * focal point's is buried as a contact, and that is for ever: with an address of their own they
     * will be another.
     */
    private static Set<String> lastingIds(Registration before, NewRegistration after) {
        var contacts = Contacts.of(before).keySet();
        var shared = after.focalPoint().person().address();
        var lasting = new HashSet<String>();
        for (var delegate : after.delegates()) {
            var id = delegate.id();
            if (id == null) continue;
            var shares = EmailAddress.comparable(delegate.email()).equals(shared);
            if (!shares || !contacts.contains(before.contactId(id))) lasting.add(id);
        }
        return lasting;
    }

    /** The focal point's address is proven by its confirmation, and nobody else's is. */
    private static void checkFixed(NewRegistration before, NewRegistration after, Faults faults) {
        if (!faults.has("/reviewId") && !before.reviewId().equals(after.reviewId())) {
            faults.add("/reviewId", "FIXED");
        }
        if (faults.has("/focalPoint") || faults.has("/focalPoint/email")) return;
        var proven = EmailAddress.comparable(before.focalPoint().email());
        if (!EmailAddress.comparable(after.focalPoint().email()).equals(proven)) {
            faults.add("/focalPoint/email", "ADDRESS_FIXED");
        }
    }

    private static NewRegistration form(Registration registration) {
        return new NewRegistration(
                registration.review(),
                NewRegistration.OrganizationPart.of(registration.organization()),
                NewRegistration.PersonPart.of(Objects.requireNonNull(registration.focalPoint())),
                registration.delegates().stream().map(NewRegistration.DelegatePart::of).toList(),
                registration.consultations(),
                registration.visibility(),
                null,
                registration.answers(),
                registration.consents());
    }
}
