package org.talanoa.consultation.example;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.talanoa.consultation.consultation.Consultation;
import org.talanoa.consultation.consultation.Details;
import org.talanoa.consultation.consultation.Release;
import org.talanoa.consultation.consultation.Reported;
import org.talanoa.consultation.review.Review;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.LocalizedText;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.review.ConsultationFacts;
import org.talanoa.contracts.review.ConsultationStatus;
import org.talanoa.contracts.review.FormDefinition;
import tools.jackson.databind.JsonNode;

/** The review of 2020 and 2021, as the sources tell it; what they do not tell is not there. */
@Component
class PastReview {
    private static final ReviewId ID = new ReviewId("gcm-ap-2020-2021");

    private final Series series;

    PastReview(Series series) {
        this.series = series;
    }

    Review review() {
        var meeting = series.source().get("intergovernmental_meeting");
        var documents = new ArrayList<Review.PublishedDocument>();
        for (var document : meeting.get("documents")) {
            documents.add(
                    new Review.PublishedDocument(
                            document.get("symbol").asString(),
                            Series.english(document.get("title").asString()),
                            LocalDate.parse(document.get("date").asString())));
        }
        return series.review(
                ID,
                Series.text(
                        series.source().get("title").asString(),
                        "Examen régional Asie-Pacifique de la mise en œuvre du Pacte mondial pour des migrations sûres, ordonnées et régulières"),
                Series.text(
                        "Asia-Pacific review of the Global Compact for Migration, 2020–2021",
                        "Examen Asie-Pacifique du Pacte mondial sur les migrations, 2020-2021"),
                false,
                LocalDate.of(
                        2020, 10, 5), // the day of the notice that planned the four consultations
                new Review.Meeting(
                        Series.english(meeting.get("title").asString()),
                        Series.english(meeting.get("location").asString()),
                        LocalDate.parse(meeting.get("start_date").asString()),
                        LocalDate.parse(meeting.get("end_date").asString()),
                        documents),
                new FormDefinition(1, List.of()));
    }

    List<Consultation> consultations() {
        var consultations = new ArrayList<Consultation>();
        series.source().get("consultations").forEach(node -> consultations.add(consultation(node)));
        return List.copyOf(consultations);
    }

    private Consultation consultation(JsonNode node) {
        int order = node.get("order").asInt();
        var participating = node.path("participating_organizations").path("at_least");
        var details =
                new Details(
                        order,
                        series.title(order),
                        date(node.path("date")),
                        time(node.path("start_time")),
                        time(node.path("end_time")),
                        ZoneId.of(node.get("time_zone").asString()),
                        ConsultationFacts.Mode.ONLINE,
                        Series.numbers(node.get("objectives")),
                        Series.codes(node.path("topics")),
                        null,
                        null,
                        null);
        var planned = date(node.path("originally_planned_date"));
        return Consultation.released(
                new ConsultationId(ID + "." + node.get("code").asString()),
                ID,
                // All four lie in the past; a source that calls the third announced was written
                // before it.
                ConsultationStatus.HELD,
                new Release(1, details, planned, null, null, null, null),
                new Reported(
                        press(node.path("press_description")),
                        participating.isNumber() ? participating.asInt() : null,
                        Series.strings(node.path("organizing_team")),
                        Series.strings(node.path("documents"))));
    }

    private static @Nullable LocalizedText press(JsonNode node) {
        return node.isString() ? Series.english(node.asString()) : null;
    }

    private static @Nullable LocalDate date(JsonNode node) {
        return node.isString() ? LocalDate.parse(node.asString()) : null;
    }

    private static @Nullable LocalTime time(JsonNode node) {
        return node.isString() ? LocalTime.parse(node.asString()) : null;
    }
}
