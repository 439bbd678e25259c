package org.talanoa.dashboard.count;

import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.StakeholderType;
import org.talanoa.contracts.SubregionCode;

/** Where an organization stands in the table of coverage. */
record Place(StakeholderType type, String subregion) {
    /** The row of those whose country lies in no subregion of the review. */
    private static final String ELSEWHERE = "other";

    static Place of(StakeholderType type, @Nullable SubregionCode subregion) {
        return new Place(type, subregion == null ? ELSEWHERE : subregion.value());
    }
}
