package org.talanoa.consultation.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.talanoa.contracts.review.ConsultationStatus.ANNOUNCED;
import static org.talanoa.contracts.review.ConsultationStatus.OPEN;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.talanoa.consultation.consultation.Consultation;
import org.talanoa.consultation.consultation.ConsultationStore;
import org.talanoa.consultation.reference.ReferenceData;
import org.talanoa.consultation.review.Review;
import org.talanoa.consultation.review.ReviewStore;
import org.talanoa.contracts.EventTopic;
import org.talanoa.testkit.ServiceTest;
import org.talanoa.testkit.Topics;

@ServiceTest
class ExampleReviewsTest {
    private static final ZoneId BANGKOK = ZoneId.of("Asia/Bangkok");

    @Autowired RestTestClient client;
    @Autowired ExampleReviews examples;
    @Autowired PastReview past;
    @Autowired CurrentReview current;
    @Autowired ReviewStore reviews;
    @Autowired ConsultationStore consultations;
    @Autowired ReferenceData reference;
    @Autowired Clock clock;

    record Reviews(List<Object> items, long total) {}

    @Test
    void a_second_start_even_in_a_later_year_adds_nothing_and_tells_nothing() {
        examples.add();
        var first = reviews.invented().orElseThrow();
        var later = Clock.offset(clock, Duration.ofDays(400));
        new ExampleReviews(reviews, consultations, past, current, later).add();

        assertThat(reviews.invented()).contains(first);
        assertThat(total()).isEqualTo(2);
        eachIsAtItsFirstVersion(first);
        assertThat(Topics.all(EventTopic.REVIEWS))
                .extracting(Topics.Read::id)
                .doesNotHaveDuplicates();
        assertThat(Topics.all(EventTopic.CONSULTATIONS))
                .filteredOn(read -> read.key().startsWith("gcm-ap-"))
                .extracting(Topics.Read::key)
                .doesNotHaveDuplicates()
                .hasSize(8);
    }

    @Test
    void whatever_the_day_of_the_first_start_its_dates_lie_ahead_on_weekdays() {
        Stream.iterate(LocalDate.of(2026, 11, 24), day -> day.plusDays(1))
                .limit(366)
                .forEach(this::datesLieAhead);
    }

    private void datesLieAhead(LocalDate today) {
        var review = current.review(today);
        assertThat(review.id().value())
                .isEqualTo("gcm-ap-" + today.getYear() + "-" + (today.getYear() + 1));
        var series = current.consultations(review);
        assertThat(series)
                .extracting(Consultation::status)
                .containsExactly(OPEN, OPEN, OPEN, ANNOUNCED);
        for (var consultation : series) {
            var date = Objects.requireNonNull(consultation.draft().date());
            assertThat(date)
                    .isAfterOrEqualTo(today.plusWeeks(4L + 4L * consultation.draft().order()));
            assertThat(date.getDayOfWeek()).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
            assertThat(consultation.draft().registrationClosesAt())
                    .isEqualTo(
                            date.minusWeeks(2)
                                    .atTime(LocalTime.of(23, 59))
                                    .atZone(BANGKOK)
                                    .toInstant());
        }
        var lastDay = Objects.requireNonNull(series.getLast().draft().date());
        assertThat(review.meeting().startDate()).isAfter(lastDay);
        assertThat(review.meeting().endDate()).isEqualTo(review.meeting().startDate().plusDays(2));
    }

    @Test
    void consultations_name_objectives_and_topics_that_there_are() {
        var objectives =
                reference.objectives().stream().map(ReferenceData.Objective::number).toList();
        var review = current.review(LocalDate.of(2026, 11, 24));
        var topics = review.topics().stream().map(Review.Topic::code).toList();
        assertThat(topics).doesNotHaveDuplicates();
        Stream.of(past.consultations(), current.consultations(review))
                .flatMap(List::stream)
                .forEach(consultation -> {
                    assertThat(objectives).containsAll(consultation.draft().objectives());
                    assertThat(topics).containsAll(consultation.draft().topics());
                });
    }

    /** A document that is still at its first version has one event to tell, and no more. */
    private void eachIsAtItsFirstVersion(Review invented) {
        for (var review : List.of("gcm-ap-2020-2021", invented.id().value())) {
            isAtItsFirstVersion("/api/v1/reviews/" + review);
            Topics.await(EventTopic.REVIEWS, review, 1);
            for (int order = 1; order <= 4; order++) {
                isAtItsFirstVersion("/api/v1/consultations/" + review + ".c" + order);
                Topics.await(EventTopic.CONSULTATIONS, review + ".c" + order, 1);
            }
        }
    }

    private void isAtItsFirstVersion(String path) {
        client.get().uri(path).exchange().expectHeader().valueEquals("ETag", "\"1\"");
    }

    private long total() {
        return Objects.requireNonNull(
                        client.get()
                                .uri("/api/v1/reviews")
                                .exchange()
                                .expectBody(Reviews.class)
                                .returnResult()
                                .getResponseBody())
                .total();
    }
}
