package org.talanoa.contracts.review;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.CountryCode;
import org.talanoa.contracts.LanguageTag;
import org.talanoa.contracts.LocalizedText;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.StakeholderType;
import org.talanoa.contracts.SubregionCode;

/**
 * What everyone may know of a review.
 *
 * @param languages in which the review is held and its mails are written
 * @param stakeholderTypes of which a registration names one
 * @param members the countries of the region; others may register too and count under no subregion
 * @param form what the registration form asks beyond the fixed questions
 * @param delegatesPerConsultation how many persons one organization may send to one consultation
 */
public record ReviewFacts(
        ReviewId id,
        LocalizedText title,
        List<LanguageTag> languages,
        List<StakeholderType> stakeholderTypes,
        List<Member> members,
        FormDefinition form,
        int delegatesPerConsultation) {

    /**
     * A country of the region.
     *
     * @param subregion null for the members outside the region
     */
    public record Member(CountryCode country, @Nullable SubregionCode subregion) {}
}
