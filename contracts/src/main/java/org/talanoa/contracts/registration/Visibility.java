package org.talanoa.contracts.registration;

/** How a registration may be shown in public. */
public enum Visibility {
    PUBLIC,
    /** The organization is shown, no person. */
    ORGANIZATION_ONLY,
    /** Neither is shown. */
    CONFIDENTIAL
}
