package org.talanoa.consultation.example;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.talanoa.consultation.reference.ReferenceData;
import org.talanoa.consultation.review.Review;
import org.talanoa.contracts.LanguageTag;
import org.talanoa.contracts.LocalizedText;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.StakeholderType;
import org.talanoa.contracts.TopicCode;
import org.talanoa.contracts.review.FormDefinition;
import org.talanoa.contracts.review.ReviewFacts;
import tools.jackson.databind.JsonNode;

/**
 * What both example reviews share: the source file, its organizers, contacts, topics and titles.
 */
@Component
class Series {
    private static final List<LocalizedText> TITLES =
            List.of(
                    text(
                            "Ensuring that migration is voluntary, orderly and regular",
                            "Faire en sorte que les migrations soient volontaires, ordonnées et régulières"),
                    text(
                            "Protecting migrants through rights-based border governance measures",
                            "Protéger les migrants par une gouvernance des frontières fondée sur les droits"),
                    text(
                            "Supporting migrants' protection, integration and contribution to development",
                            "Soutenir la protection et l’intégration des migrants et leur contribution au développement"),
                    text(
                            "Improving value-driven and evidence-based policymaking and public debate, and enhancing cooperation on migration",
                            "Fonder les politiques et le débat public sur des valeurs et des faits, et renforcer la coopération en matière de migration"));

    private final JsonNode source = ReferenceData.read("gcm-asia-pacific-review");
    private final ReferenceData reference;

    Series(ReferenceData reference) {
        this.reference = reference;
    }

    JsonNode source() {
        return source;
    }

    LocalizedText title(int order) {
        return TITLES.get(order - 1);
    }

    Review review(
            ReviewId id,
            LocalizedText title,
            LocalizedText shortTitle,
            boolean underWay,
            LocalDate setUpOn,
            Review.Meeting meeting,
            FormDefinition form) {
        return new Review(
                id,
                title,
                shortTitle,
                underWay,
                underWay, // the only one that is invented; the other has happened
                setUpOn,
                text("Asia and the Pacific", "Asie et Pacifique"),
                List.of("en", "fr", "es", "ru", "zh", "ar").stream().map(LanguageTag::new).toList(),
                texts(source.get("organizers")),
                strings(source.get("mandates")),
                meeting,
                topics(),
                contacts(),
                reference.stakeholderTypes().stream()
                        .<StakeholderType>map(ReferenceData.TypeLabel::code)
                        .toList(),
                reference.countries().stream()
                        .filter(ReferenceData.Country::member)
                        .map(c -> new ReviewFacts.Member(c.code(), c.subregion()))
                        .toList(),
                form,
                2);
    }

    private List<Review.Topic> topics() {
        var topics = new ArrayList<Review.Topic>();
        for (var consultation : source.get("consultations")) {
            for (var topic : consultation.path("topics")) {
                topics.add(new Review.Topic(code(topic.asString()), english(topic.asString())));
            }
        }
        return List.copyOf(topics);
    }

    private List<Review.RoleContact> contacts() {
        var contacts = new ArrayList<Review.RoleContact>();
        for (var contact : source.get("contacts")) {
            contacts.add(
                    new Review.RoleContact(
                            english(contact.get("role").asString()),
                            english(contact.get("organization").asString()),
                            contact.get("email").asString()));
        }
        return List.copyOf(contacts);
    }

    /** A topic's code is its English name with underscores. */
    static TopicCode code(String name) {
        return new TopicCode(name.toLowerCase(Locale.ROOT).replace(' ', '_'));
    }

    static List<TopicCode> codes(JsonNode names) {
        return strings(names).stream().map(Series::code).toList();
    }

    static List<Integer> numbers(JsonNode node) {
        var numbers = new ArrayList<Integer>();
        node.forEach(number -> numbers.add(number.asInt()));
        return List.copyOf(numbers);
    }

    static List<String> strings(JsonNode node) {
        var strings = new ArrayList<String>();
        node.forEach(string -> strings.add(string.asString()));
        return List.copyOf(strings);
    }

    private static List<LocalizedText> texts(JsonNode node) {
        return strings(node).stream().map(Series::english).toList();
    }

    static LocalizedText english(String text) {
        return LocalizedText.of(Map.of("en", text));
    }

    static LocalizedText text(String english, String french) {
        return LocalizedText.of(Map.of("en", english, "fr", french));
    }
}
