package org.talanoa.registration.organization;

import java.util.IllformedLocaleException;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.talanoa.kit.web.Faults;
import org.talanoa.registration.Countries;
import org.talanoa.registration.review.ReviewStore;

/** What an entry of the directory must keep to beyond the form of its fields. */
@Component
class OrganizationRules {
    private final ReviewStore reviews;

    OrganizationRules(ReviewStore reviews) {
        this.reviews = reviews;
    }

    /** Adds every fault; a field that is wrong already is not judged again. */
    void check(NewOrganization organization, Faults faults) {
        if (!faults.has("/names")) {
            for (var language : organization.names().keySet()) {
                if (!isLanguage(language)) faults.add("/names/" + language, "LANGUAGE_TAG_INVALID");
            }
        }
        if (!faults.has("/type") && !reviews.anyTakes(organization.type())) {
            faults.add("/type", "TYPE_UNKNOWN");
        }
        if (!faults.has("/country") && !Countries.has(organization.country())) {
            faults.add("/country", "COUNTRY_UNKNOWN");
        }
    }

    private static boolean isLanguage(String tag) {
        try {
            return !new Locale.Builder().setLanguageTag(tag).build().getLanguage().isEmpty();
        } catch (IllformedLocaleException e) {
            return false;
        }
    }
}
