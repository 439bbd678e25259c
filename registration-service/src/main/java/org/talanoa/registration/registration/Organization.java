package org.talanoa.registration.registration;

import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.CountryCode;
import org.talanoa.contracts.StakeholderType;
import org.talanoa.contracts.SubregionCode;

/**
 * The organization as the form named it.
 *
 * @param subregion of the country within the review's region; null outside of it
 */
public record Organization(
        String name,
        @Nullable String acronym,
        StakeholderType type,
        CountryCode country,
        @Nullable SubregionCode subregion,
        @Nullable String website) {
    @Override
    public String toString() {
        return "Organization[" + type + ", " + country + "]";
    }
}
