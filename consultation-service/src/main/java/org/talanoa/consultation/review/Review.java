package org.talanoa.consultation.review;

import static org.talanoa.kit.document.Decision.made;

import java.time.LocalDate;
import java.util.List;
import org.talanoa.contracts.LanguageTag;
import org.talanoa.contracts.LocalizedText;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.StakeholderType;
import org.talanoa.contracts.TopicCode;
import org.talanoa.contracts.review.FormDefinition;
import org.talanoa.contracts.review.ReviewEvent;
import org.talanoa.contracts.review.ReviewFacts;
import org.talanoa.kit.document.Decision.Made;

/**
 * A review of the framework in one region and cycle; its consultations prepare an intergovernmental
 * meeting.
 *
 * @param current whether it is the cycle that is under way
 * @param invented whether it is the example cycle that the first start made up; it stays so when
 *     another becomes the current one
 * @param setUpOn the day it was set up
 * @param mandates symbols of the resolutions that ask for it
 */
public record Review(
        ReviewId id,
        LocalizedText title,
        LocalizedText shortTitle,
        boolean current,
        boolean invented,
        LocalDate setUpOn,
        LocalizedText region,
        List<LanguageTag> languages,
        List<LocalizedText> organizers,
        List<String> mandates,
        Meeting meeting,
        List<Topic> topics,
        List<RoleContact> contacts,
        List<StakeholderType> stakeholderTypes,
        List<ReviewFacts.Member> members,
        FormDefinition form,
        int delegatesPerConsultation) {

    /** The intergovernmental meeting that the series prepares. */
    public record Meeting(
            LocalizedText title,
            LocalizedText location,
            LocalDate startDate,
            LocalDate endDate,
            List<PublishedDocument> documents) {}

    /**
     * A document before the meeting.
     *
     * @param symbol its UN identifier
     */
    public record PublishedDocument(String symbol, LocalizedText title, LocalDate date) {}

    public record Topic(TopicCode code, LocalizedText title) {}

    /** Whom one can ask: a role, never a person. */
    public record RoleContact(LocalizedText role, LocalizedText organization, String email) {}

    Made<Review, ReviewEvent> published() {
        return made(this, new ReviewEvent.Published(facts()));
    }

    /** The only place where a review turns into what others may know. */
    ReviewFacts facts() {
        return new ReviewFacts(
                id, title, languages, stakeholderTypes, members, form, delegatesPerConsultation);
    }
}
