package org.talanoa.portal.staff;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** Where accounts are kept, and the first of them. */
@ConfigurationProperties("talanoa.staff")
record StaffSettings(
        String firstUsername, String firstPassword, boolean firstMustChange, String database) {
    boolean hasFirst() {
        return !firstUsername.isBlank() && !firstPassword.isBlank();
    }

    @Override
    public String toString() {
        return "StaffSettings[" + database + "]";
    }
}
