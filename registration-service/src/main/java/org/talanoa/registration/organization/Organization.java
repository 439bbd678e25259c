package org.talanoa.registration.organization;

import static org.talanoa.kit.document.Decision.made;
import static org.talanoa.kit.document.Decision.quiet;

import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.CountryCode;
import org.talanoa.contracts.LocalizedText;
import org.talanoa.contracts.OrganizationId;
import org.talanoa.contracts.StakeholderType;
import org.talanoa.contracts.organization.OrganizationRecord;
import org.talanoa.kit.document.Decision;
import org.talanoa.kit.document.Decision.Made;

/**
 * An entry of the directory. The secretariat writes it; no form adds to it, so that it tells nobody
 * who has registered.
 */
public record Organization(
        OrganizationId id,
        LocalizedText names,
        @Nullable String acronym,
        StakeholderType type,
        CountryCode country) {

    /** Its state is all there is to tell of it. */
    Made<Organization, OrganizationRecord> told() {
        return made(this, new OrganizationRecord(id, names, acronym, type, country));
    }

    /** The secretariat writes it anew. */
    Decision<Organization, OrganizationRecord> becomes(Organization next) {
        return next.equals(this) ? quiet(this) : next.told();
    }
}
