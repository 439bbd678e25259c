package org.talanoa.registration.registration;

import jakarta.validation.constraints.AssertTrue;

/** Each a yes or no of its own, given with the form. The first two are needed to register. */
public record Consents(
        @AssertTrue boolean privacyNotice,
        @AssertTrue boolean codeOfConduct,
        boolean publishName,
        boolean mailingList) {}
