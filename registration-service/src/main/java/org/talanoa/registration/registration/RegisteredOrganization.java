package org.talanoa.registration.registration;

import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.CountryCode;
import org.talanoa.contracts.OrganizationId;
import org.talanoa.contracts.StakeholderType;
import org.talanoa.contracts.SubregionCode;

/**
 * The organization as the form named it.
 *
 * @param subregion of the country within the review's region; null outside of it
 * @param directoryId the entry of the directory that the form chose; null if it chose none
 */
public record RegisteredOrganization(
        String name,
        @Nullable String acronym,
        StakeholderType type,
        CountryCode country,
        @Nullable SubregionCode subregion,
        @Nullable String website,
        @Nullable OrganizationId directoryId) {
    @Override
    public String toString() {
        return "RegisteredOrganization[" + type + ", " + country + "]";
    }
}
