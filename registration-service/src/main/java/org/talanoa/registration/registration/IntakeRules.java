package org.talanoa.registration.registration;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.LanguageTag;
import org.talanoa.contracts.review.ConsultationFacts;
import org.talanoa.contracts.review.FormDefinition;
import org.talanoa.contracts.review.FormDefinition.Field;
import org.talanoa.contracts.review.ReviewFacts;
import org.talanoa.kit.EmailAddress;
import org.talanoa.kit.web.Faults;
import org.talanoa.registration.Countries;
import org.talanoa.registration.organization.OrganizationStore;
import org.talanoa.registration.registration.NewRegistration.DelegatePart;
import org.talanoa.registration.review.ReviewStore;

/**
 * What a registration must keep to beyond the form of its fields: the review's own lists, dates and
 * questions.
 */
@Component
class IntakeRules {
    private final ReviewStore reviews;
    private final OrganizationStore directory;
    private final Clock clock;

    IntakeRules(ReviewStore reviews, OrganizationStore directory, Clock clock) {
        this.reviews = reviews;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * What stands already, and is not judged by what holds today.
     *
     * @param consultations wished while they were open
     * @param delegates by their ids
     * @param people whether the delegates are those of before: of whom the last was erased, nobody
     *     else need be named
     * @param answers whether the answers were given before, to the form as it was then
     */
    record Known(
            Set<ConsultationId> consultations,
            Set<String> delegates,
            boolean people,
            boolean answers) {
        static final Known NOTHING = new Known(Set.of(), Set.of(), false, false);
    }

    /**
     * Adds every fault; a field that is wrong already is not judged again.
     *
     * @return the review; empty only with a fault that says so
     */
    Optional<ReviewFacts> check(NewRegistration request, Known known, Faults faults) {
        var review =
                faults.has("/reviewId") ? null : reviews.review(request.reviewId()).orElse(null);
        if (review == null) faults.add("/reviewId", "REVIEW_UNKNOWN");
        if (!faults.has("/consultationIds")) {
            checkConsultations(request, known.consultations(), faults);
        }
        if (!faults.has("/delegates")) {
            var isEmpty = request.delegates().isEmpty();
            if (isEmpty && !known.people()) faults.add("/delegates", "REQUIRED");
            checkIds(request.delegates(), known.delegates(), faults);
            checkDelegates(request, review, faults);
        }
        if (review == null) return Optional.empty();
        if (!faults.has("/organization")) checkOrganization(request, review, faults);
        if (!faults.has("/focalPoint")) {
            checkLanguage("/focalPoint/locale", request.focalPoint().locale(), review, faults);
        }
        if (!known.answers()) checkAnswers(request, review.form(), faults);
        return Optional.of(review);
    }

    private void checkOrganization(NewRegistration request, ReviewFacts review, Faults faults) {
        var organization = request.organization();
        if (!faults.has("/organization/type")
                && !review.stakeholderTypes().contains(organization.type())) {
            faults.add("/organization/type", "TYPE_UNKNOWN");
        }
        if (!faults.has("/organization/country") && !Countries.has(organization.country())) {
            faults.add("/organization/country", "COUNTRY_UNKNOWN");
        }
        var chosen = organization.directoryId();
        if (chosen != null && !directory.has(chosen)) {
            faults.add("/organization/directoryId", "DIRECTORY_UNKNOWN");
        }
    }

    private void checkConsultations(
            NewRegistration request, Set<ConsultationId> wished, Faults faults) {
        var ids = request.consultationIds();
        var seen = new HashSet<ConsultationId>();
        for (int i = 0; i < ids.size(); i++) {
            var at = "/consultationIds/" + i;
            if (faults.has(at)) continue;
            if (!seen.add(ids.get(i))) faults.add(at, "TWICE");
            var consultation = reviews.consultation(ids.get(i));
            if (consultation.isEmpty() || !consultation.get().review().equals(request.reviewId())) {
                faults.add(at, "CONSULTATION_UNKNOWN");
            } else if (!wished.contains(ids.get(i))
                    && !takesRegistrations(consultation.get(), clock.instant())) {
                faults.add(at, "CONSULTATION_NOT_OPEN");
            }
        }
    }

    /** By its dates too: that their time has come may not have reached us yet. */
    private static boolean takesRegistrations(ConsultationFacts consultation, Instant now) {
        var opens = consultation.registrationOpensAt();
        var closes = consultation.registrationClosesAt();
        if (closes != null && !now.isBefore(closes)) return false;
        return switch (consultation.status()) {
            case OPEN -> true;
            case ANNOUNCED -> opens != null && !now.isBefore(opens);
            case DRAFT, REGISTRATION_CLOSED, HELD, CLOSED, CANCELLED -> false;
        };
    }

    private static void checkIds(List<DelegatePart> delegates, Set<String> known, Faults faults) {
        var seen = new HashSet<String>();
        for (int i = 0; i < delegates.size(); i++) {
            var at = "/delegates/" + i;
            if (faults.has(at) || delegates.get(i).id() == null) continue;
            if (!known.contains(delegates.get(i).id())) faults.add(at + "/id", "DELEGATE_UNKNOWN");
            if (!seen.add(delegates.get(i).id())) faults.add(at + "/id", "TWICE");
        }
    }

    private static void checkDelegates(
            NewRegistration request, @Nullable ReviewFacts review, Faults faults) {
        var addresses = new HashSet<String>();
        var perConsultation = new HashMap<ConsultationId, Integer>();
        for (int i = 0; i < request.delegates().size(); i++) {
            var at = "/delegates/" + i;
            if (faults.has(at)) continue;
            var delegate = request.delegates().get(i);
            if (!faults.has(at + "/email")
                    && !addresses.add(EmailAddress.comparable(delegate.email()))) {
                faults.add(at + "/email", "TWICE");
            }
            if (review != null) checkLanguage(at + "/locale", delegate.locale(), review, faults);
            if (faults.has(at + "/consultationIds") || faults.has("/consultationIds")) continue;
            var seen = new HashSet<ConsultationId>();
            for (int j = 0; j < delegate.consultationIds().size(); j++) {
                var place = at + "/consultationIds/" + j;
                if (faults.has(place)) continue;
                var consultation = delegate.consultationIds().get(j);
                if (!seen.add(consultation)) {
                    faults.add(place, "TWICE");
                    continue;
                }
                if (!request.consultationIds().contains(consultation)) {
                    faults.add(place, "CONSULTATION_NOT_CHOSEN");
                }
                int count = perConsultation.merge(consultation, 1, Integer::sum);
                if (review != null && count > review.delegatesPerConsultation()) {
                    faults.add(place, "TOO_MANY_DELEGATES", review.delegatesPerConsultation());
                }
            }
        }
    }

    private static void checkLanguage(
            String pointer, LanguageTag language, ReviewFacts review, Faults faults) {
        if (!faults.has(pointer) && !review.languages().contains(language)) {
            faults.add(pointer, "LANGUAGE_UNKNOWN");
        }
    }

    private static void checkAnswers(NewRegistration request, FormDefinition form, Faults faults) {
        var version = request.formVersion();
        if (version != null && version != form.version()) {
            faults.add("/formVersion", "FORM_VERSION_UNKNOWN", form.version());
            return;
        }
        Map<String, String> answers = request.answers() == null ? Map.of() : request.answers();
        for (var field : form.fields()) {
            var at = "/answers/" + field.id();
            if (faults.has(at)) continue;
            var answer = answers.getOrDefault(field.id().value(), "");
            if (answer.isBlank()) {
                if (field.required()) faults.add(at, "REQUIRED");
            } else {
                checkAnswer(at, field, answer, faults);
            }
        }
        for (var id : answers.keySet()) {
            if (form.fields().stream().noneMatch(field -> field.id().value().equals(id))) {
                faults.add("/answers/" + id.replace("~", "~0").replace("/", "~1"), "FIELD_UNKNOWN");
            }
        }
    }

    private static void checkAnswer(String at, Field field, String answer, Faults faults) {
        switch (field.kind()) {
            case TEXT, LONG_TEXT -> {
                if (answer.length() > field.maxLength()) {
                    faults.add(at, "LENGTH_INVALID", 0, field.maxLength());
                }
            }
            case CHOICE -> {
                if (!offers(field, answer)) faults.add(at, "VALUE_UNKNOWN");
            }
            case CHOICES -> {
                for (var choice : answer.split(",", -1)) {
                    if (!offers(field, choice)) faults.add(at, "VALUE_UNKNOWN");
                }
            }
        }
    }

    private static boolean offers(Field field, String choice) {
        return field.options().stream().anyMatch(option -> option.id().value().equals(choice));
    }
}
