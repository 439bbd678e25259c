package org.talanoa.consultation.review;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.talanoa.consultation.reference.ReferenceData;
import org.talanoa.contracts.CountryCode;
import org.talanoa.contracts.LanguageTag;
import org.talanoa.contracts.LocalizedText;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.SubregionCode;
import org.talanoa.contracts.review.FormDefinition;
import org.talanoa.kit.document.Versioned;

/** A review as the API shows it, with all that a form or a page needs of the reference data. */
record ReviewView(
        ReviewId id,
        long version,
        LocalizedText title,
        LocalizedText shortTitle,
        boolean current,
        LocalizedText region,
        List<LanguageTag> languages,
        List<LocalizedText> organizers,
        List<String> mandates,
        Review.Meeting intergovernmentalMeeting,
        FrameworkView framework,
        List<ReferenceData.TypeLabel> stakeholderTypes,
        List<ReferenceData.Subregion> subregions,
        List<CountryView> countries,
        List<Review.Topic> topics,
        List<Review.RoleContact> contacts,
        int delegatesPerConsultation,
        FormDefinition form) {

    record FrameworkView(
            String id,
            LocalizedText title,
            List<ReferenceData.Objective> objectives,
            List<ReferenceData.Principle> principles) {}

    record CountryView(CountryCode code, LocalizedText name, @Nullable SubregionCode subregion) {}

    private static final LocalizedText COMPACT =
            LocalizedText.of(
                    Map.of(
                            "en", "Global Compact for Safe, Orderly and Regular Migration",
                            "fr",
                                    "Pacte mondial pour des migrations sûres, ordonnées et régulières",
                            "es", "Pacto Mundial para la Migración Segura, Ordenada y Regular"));

    static ReviewView of(Versioned<Review> stored, ReferenceData reference) {
        var review = stored.state();
        return new ReviewView(
                review.id(),
                stored.version(),
                review.title(),
                review.shortTitle(),
                review.current(),
                review.region(),
                review.languages(),
                review.organizers(),
                review.mandates(),
                review.meeting(),
                new FrameworkView("gcm", COMPACT, reference.objectives(), reference.principles()),
                reference.stakeholderTypes(),
                reference.subregions(),
                reference.countries().stream()
                        .map(c -> new CountryView(c.code(), c.name(), c.subregion()))
                        .toList(),
                review.topics(),
                review.contacts(),
                review.delegatesPerConsultation(),
                review.form());
    }
}
