package org.talanoa.recommendation.submission;

import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.talanoa.contracts.LanguageTag;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.TopicCode;
import org.talanoa.contracts.registration.RegistrationFacts;
import org.talanoa.kit.document.Conflict;
import org.talanoa.kit.web.Faults;
import org.talanoa.recommendation.registration.RegistrationStore;

/** What has to be true of a submission beyond the form of its fields. */
@Component
class SubmissionRules {
    /** So that the event of the largest submission is one that the broker takes. */
    private static final int LONGEST_TOPIC = 60;

    private final RegistrationStore registrations;

    SubmissionRules(RegistrationStore registrations) {
        this.registrations = registrations;
    }

    /** The one of an organization's registrations that is for the submission's review. */
    RegistrationId registeredFor(List<RegistrationId> own, NewSubmission submission) {
        return own.stream()
                .filter(id ->
                        registrations
                                .registration(id)
                                .filter(facts -> facts.review().equals(submission.reviewId()))
                                .isPresent())
                .findFirst()
                .or(() -> own.stream().findFirst())
                .orElseThrow(() -> new Conflict.NotFound("registration"));
    }

    /** The submission may lack what the faults say already. */
    void check(RegistrationId by, NewSubmission submission, Faults faults) {
        var registration = registrations.registration(by);
        if (registration.isEmpty() || !mayHandIn(registration.get())) {
            faults.add("", "REGISTRATION_NOT_CONFIRMED");
        } else if (!faults.has("/reviewId")
                && !registration.get().review().equals(submission.reviewId())) {
            faults.add("/reviewId", "REVIEW_NOT_YOURS");
        }
        checkConsultation(submission, faults);
        checkLanguage(submission.language(), faults);
        checkTopics(submission.points(), faults);
    }

    /** A seat is not needed, and no decision either; only an address that somebody has proven. */
    private static boolean mayHandIn(RegistrationFacts registration) {
        return switch (registration.status()) {
            case UNDER_REVIEW, APPROVED -> true;
            case UNCONFIRMED, DECLINED, WITHDRAWN -> false;
        };
    }

    private void checkConsultation(NewSubmission submission, Faults faults) {
        var consultation = submission.consultationId();
        if (consultation == null || faults.has("/consultationId")) return;
        var known = registrations.consultation(consultation);
        if (known.isEmpty() || !known.get().review().equals(submission.reviewId())) {
            faults.add("/consultationId", "CONSULTATION_UNKNOWN");
        }
    }

    private static void checkLanguage(@Nullable LanguageTag language, Faults faults) {
        if (language == null) return;
        try {
            var locale = new Locale.Builder().setLanguageTag(language.value()).build();
            if (locale.getLanguage().isEmpty()) faults.add("/language", "LANGUAGE_UNKNOWN");
        } catch (IllformedLocaleException e) {
            faults.add("/language", "LANGUAGE_UNKNOWN");
        }
    }

    private static void checkTopics(@Nullable List<NewSubmission.NewPoint> points, Faults faults) {
        if (points == null) return;
        for (int i = 0; i < points.size(); i++) {
            var point = points.get(i);
            List<TopicCode> topics =
                    point == null || point.topics() == null ? List.of() : point.topics();
            for (int j = 0; j < topics.size(); j++) {
                var topic = topics.get(j);
                if (topic != null && topic.value().length() > LONGEST_TOPIC) {
                    faults.add("/points/" + i + "/topics/" + j, "LENGTH_INVALID", 1, LONGEST_TOPIC);
                }
            }
        }
    }
}
