package org.talanoa.portal.registration;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.talanoa.portal.review.Review;

/**
 * The body of {@code PATCH /api/v1/registrations/{id}} (RFC 7396): all that the form shows; what
 * was emptied is null, so that it goes.
 */
final class RegistrationPatch {
    private RegistrationPatch() {}

    static Map<String, @Nullable Object> of(Typed typed, Review review) {
        var form = NewRegistration.of(typed, review);
        var patch = new LinkedHashMap<String, @Nullable Object>();
        patch.put("organization", organization(form.organization()));
        patch.put("focalPoint", form.focalPoint());
        patch.put("delegates", form.delegates());
        patch.put("consultationIds", form.consultationIds());
        patch.put("visibility", form.visibility());
        patch.put("answers", answers(form, review));
        patch.put(
                "consents",
                Map.of(
                        "publishName", form.consents().publishName(),
                        "mailingList", form.consents().mailingList()));
        return patch;
    }

    private static Map<String, @Nullable String> organization(
            NewRegistration.Organization organization) {
        var fields = new HashMap<String, @Nullable String>();
        fields.put("name", organization.name());
        fields.put("acronym", organization.acronym());
        fields.put("type", organization.type());
        fields.put("country", organization.country());
        fields.put("website", organization.website());
        fields.put("directoryId", organization.directoryId());
        return fields;
    }

    private static Map<String, @Nullable String> answers(NewRegistration form, Review review) {
        var answers = new HashMap<String, @Nullable String>();
        review.questions().forEach(q -> answers.put(q.id(), form.answers().get(q.id())));
        return answers;
    }
}
