package org.talanoa.portal.registration;

/** What is written into each step of the form, and the button that is pressed then. */
final class Fill {
    static final String[] ORGANIZATION = {
        "organization.name", "Lagoon Voices <b>Youth</b> Assembly",
        "organization.acronym", "LVYA",
        "organization.type", "youth",
        "organization.country", "KI",
        "organization.website", "https://example.org",
        "do", "next"
    };
    static final String[] PEOPLE = {
        "focalPoint.givenName", "Tala",
        "focalPoint.familyName", "Fonoti",
        "focalPoint.email", "tala@example.org",
        "focalPoint.locale", "en",
        "delegates.0.consultationIds", "c2",
        "delegates.0.consultationIds", "c3",
        "delegates.0.wantsToSpeak", "true",
        "delegates.0.accessNeeds", "captions",
        "do", "next"
    };
    static final String[] ANSWERS = {
        "answers.work", "Moving with dignity.\r\nAnd more.",
        "answers.before", "no",
        "answers.reach", "women",
        "answers.reach", "children",
        "do", "next"
    };
    static final String[] SHOWN = {
        "visibility", "ORGANIZATION_ONLY", "consents.publishName", "true", "do", "next"
    };
    static final String[] CONSENTS = {
        "consents.privacyNotice", "true", "consents.codeOfConduct", "true", "do", "send"
    };

    private Fill() {}
}
