package org.talanoa.consultation.example;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.talanoa.consultation.consultation.Consultation;
import org.talanoa.consultation.consultation.Details;
import org.talanoa.consultation.consultation.Release;
import org.talanoa.consultation.consultation.Reported;
import org.talanoa.consultation.review.Review;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.FieldId;
import org.talanoa.contracts.LocalizedText;
import org.talanoa.contracts.OptionId;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.review.ConsultationFacts;
import org.talanoa.contracts.review.ConsultationStatus;
import org.talanoa.contracts.review.FormDefinition;
import org.talanoa.contracts.review.FormDefinition.Field;
import org.talanoa.contracts.review.FormDefinition.Kind;
import org.talanoa.contracts.review.FormDefinition.Option;

/** An invented cycle of the same shape; all its dates follow from the day of the first start. */
@Component
class CurrentReview {
    private static final ZoneId BANGKOK = ZoneId.of("Asia/Bangkok");
    private static final int SEATS = 200;
    private static final int WEEKS_TO_FIRST = 8;
    private static final int WEEKS_BETWEEN = 4;
    private static final int WEEKS_TO_MEETING = 28;
    private static final int LAST = 4;

    private final Series series;

    CurrentReview(Series series) {
        this.series = series;
    }

    Review review(LocalDate today) {
        var start = onA(DayOfWeek.TUESDAY, today.plusWeeks(WEEKS_TO_MEETING));
        var years = today.getYear() + "-" + (today.getYear() + 1);
        var meeting =
                Series.text(
                        "Asia-Pacific Regional Review of Implementation of the Global Compact for Safe, Orderly and Regular Migration, "
                                + start.getYear(),
                        "Examen régional Asie-Pacifique de la mise en œuvre du Pacte mondial pour des migrations sûres, ordonnées et régulières, "
                                + start.getYear());
        return series.review(
                new ReviewId("gcm-ap-" + years),
                meeting,
                Series.text(
                        "Asia-Pacific review of the Global Compact for Migration, "
                                + start.getYear(),
                        "Examen Asie-Pacifique du Pacte mondial sur les migrations, "
                                + start.getYear()),
                true,
                today,
                new Review.Meeting(
                        meeting, Series.english("Bangkok"), start, start.plusDays(2), List.of()),
                form());
    }

    /** Its four consultations; the last opens later than the others. */
    List<Consultation> consultations(Review review) {
        var consultations = new ArrayList<Consultation>();
        for (var node : series.source().get("consultations")) {
            int order = node.get("order").asInt();
            var date =
                    onA(
                            DayOfWeek.WEDNESDAY,
                            review.setUpOn()
                                    .plusWeeks(
                                            WEEKS_TO_FIRST + (long) WEEKS_BETWEEN * (order - 1)));
            var opens =
                    order == LAST
                            ? review.setUpOn().plusWeeks(6).atTime(9, 0).atZone(BANGKOK).toInstant()
                            : null;
            consultations.add(
                    consultation(
                            review.id(),
                            order,
                            date,
                            opens,
                            Series.numbers(node.get("objectives")),
                            Series.strings(node.path("topics"))));
        }
        return List.copyOf(consultations);
    }

    private Consultation consultation(
            ReviewId review,
            int order,
            LocalDate date,
            @Nullable Instant opens,
            List<Integer> objectives,
            List<String> topics) {
        var details =
                new Details(
                        order,
                        series.title(order),
                        date,
                        LocalTime.of(11, 0),
                        LocalTime.of(14, 0),
                        BANGKOK,
                        ConsultationFacts.Mode.ONLINE,
                        objectives,
                        topics.stream().map(Series::code).toList(),
                        SEATS,
                        opens,
                        date.minusWeeks(2).atTime(23, 59).atZone(BANGKOK).toInstant());
        return Consultation.released(
                new ConsultationId(review + ".c" + order),
                review,
                opens == null ? ConsultationStatus.OPEN : ConsultationStatus.ANNOUNCED,
                new Release(1, details, null, null, null, null, null),
                Reported.NOTHING);
    }

    private static LocalDate onA(DayOfWeek day, LocalDate around) {
        return around.with(TemporalAdjusters.nextOrSame(day));
    }

    private static FormDefinition form() {
        return new FormDefinition(
                1,
                List.of(
                        new Field(
                                new FieldId("accreditation"),
                                Kind.CHOICE,
                                false, // who knows the API but not this form can register too
                                Series.text("Accreditation", "Accréditation"),
                                Series.text(
                                        "Your organization needs none to take part.",
                                        "Votre organisation n’en a pas besoin pour participer."),
                                List.of(
                                        option(
                                                "ecosoc",
                                                "Consultative status with ECOSOC",
                                                "Statut consultatif auprès de l’ECOSOC"),
                                        option(
                                                "prior",
                                                "Accredited earlier in the process of the Compact",
                                                "Accréditée plus tôt dans le processus du Pacte"),
                                        option("none", "None", "Aucune")),
                                0),
                        new Field(
                                new FieldId("contribution"),
                                Kind.LONG_TEXT,
                                false,
                                Series.text(
                                        "What would you like to bring to the consultations?",
                                        "Que souhaitez-vous apporter aux consultations ?"),
                                Series.text(
                                        "The organizing team reads this when it prepares the agenda.",
                                        "L’équipe d’organisation le lit lorsqu’elle prépare l’ordre du jour."),
                                List.of(),
                                2000),
                        new Field(
                                new FieldId("interpretation"),
                                Kind.CHOICES,
                                false,
                                Series.text(
                                        "Interpretation that would help you",
                                        "Interprétation qui vous aiderait"),
                                LocalizedText.of(Map.of()),
                                List.of(
                                        option("fr", "French", "Français"),
                                        option("ru", "Russian", "Russe"),
                                        option("zh", "Chinese", "Chinois"),
                                        option("ar", "Arabic", "Arabe"),
                                        option(
                                                "sign",
                                                "International Sign",
                                                "Signes internationaux")),
                                0)));
    }

    private static Option option(String id, String english, String french) {
        return new Option(new OptionId(id), Series.text(english, french));
    }
}
